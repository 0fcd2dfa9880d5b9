#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Kills what works on a data folder at random instants, with graphs over few vectors, and proves after each that nothing
# acknowledged is lost, nothing erased is named by a graph on disk, nothing half is left behind, and that a process beside
# the killed one goes on as if nothing had happened:
#   scripts/kill-index.sh [KILLS] [SEED]
# KILLS is 100 unless given. The same SEED gives the same instants; unless given, one is picked and printed. Takes some
# ten seconds a kill. Ends with 0 if every check held, else with 1.
#
# In turn, killed are: a command alone; a server alone, under requests; a server as it ends and saves its graphs; the first
# start in a new folder; and one of two, a server under requests and a command beside it, now the one, now the other.
set -euo pipefail
export LC_ALL=C HNSW_THRESHOLD=50 LOG_LEVEL=debug

root=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-100}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
work=$(mktemp -d)
data=$work/data
kill=0
command=
server=
asking=()
victim=
hits=
trap 'kill -9 $command $server "${asking[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
RANDOM=$((seed % 32768))
# What a process leaves in the system's temp folder is to be seen, too.
mkdir "$work/temp"
export RECOLLECT_JAVA_OPTS="${RECOLLECT_JAVA_OPTS:-} -Djava.io.tmpdir=$work/temp"

fail() {
    printf 'kill-index: %s (kill %d of %d, seed %d)\n' "$1" "$kill" "$kills" "$seed" >&2
    exit 1
}

ids() {
    grep -o 'exp_[0-9A-HJKMNP-TV-Z]\{26\}' | sort -u
}

count() { # PATTERN FILE
    grep -c "$1" "$2" || true
}

pause() { # MILLISECONDS
    sleep "$(($1 / 1000)).$(printf '%03d' $(($1 % 1000)))"
}

# ---- commands ----

# The turns of one import, different each time.
make_lines() {
    awk -v n="$kill" 'BEGIN {
        for (t = 0; t < 150; t++)
            printf "{\"text\": \"I carried the lantern number %d over the river %d\"}\n", t, n
    }' >"$work/turns.ndjson"
}

# Commands erase from the one end of what there is, servers from the other: what is gone already is an error.
doom() { # COUNT
    local half=$(($(wc -l <"$work/victims") / 2))
    head -n $(($1 < half ? $1 : half)) "$work/victims" >"$work/act.ids"
    cat "$work/act.ids" >>"$work/doomed"
}

# Starts a command in the background, to be killed.
act() { # COMMAND
    local arguments=()
    case $1 in
        import) make_lines && arguments=(import "$work/turns.ndjson" --chunk 30) ;;
        remember | first) arguments=(remember "single $kill") ;;
        rebuild) arguments=(rebuild-index) ;;
        forget) doom 40 && mapfile -t arguments < <(printf 'forget\n--id\n' | cat - "$work/act.ids") ;;
        # So many that graphs are made anew.
        purge) doom $((150 + $(wc -l <"$work/victims") / 5)) &&
            mapfile -t arguments < <(printf 'forget\n--id\n' | cat - "$work/act.ids") ;;
    esac
    : >"$work/act.out"
    "$root/recollect" "${arguments[@]}" --json --data "$data" >"$work/act.out" 2>"$work/act.err" &
    command=$!
}

# What the command said is done, in whole lines.
note() { # COMMAND
    case $1 in
        import | remember | first) grep '}$' "$work/act.out" | ids >>"$work/remembered" || true ;;
        forget | purge) grep '}$' "$work/act.out" | ids >>"$work/erased" || true ;;
        *) ;;
    esac
}

# ---- a server and those who ask it ----

start_server() {
    : >"$work/server.out"
    "$root/recollect" serve --port 0 --data "$data" >"$work/server.out" 2>"$work/server.err" &
    server=$!
}

await_server() {
    until grep -q listening "$work/server.out"; do
        kill -0 "$server" 2>/dev/null || fail "the server did not start: $(cat "$work/server.err")"
        sleep 0.05
    done
    url=$(sed -n 's/^listening on //p' "$work/server.out")
}

# An answer that does not come is an error unless the server is being killed, which is noted before it is.
request() { # CURL-ARGUMENT...
    curl -sS -f -m 60 "$@" 2>"$work/curl.$me" && return
    [ -e "$work/killing" ] || printf '%s: %s\n' "$(cat "$work/curl.$me")" "$*" >>"$work/wrong"
    return 1
}

ask() { # PATH BODY
    request "$url$1" -H 'Content-Type: application/json' -d "$2"
}

ask_to_remember() { # ROUND
    ask /api/memories "{\"text\": \"server $kill says $1\"}" | ids >>"$work/remembered"
}

ask_to_remember_many() { # ROUND
    for i in 1 2 3 4 5 6 7 8 9; do
        printf '{"text": "server %d lists number %d of %d"}\n' "$kill" "$i" "$1"
    done | request "$url/api/memories/batch" -H 'Content-Type: application/x-ndjson' --data-binary @- |
        ids >>"$work/remembered"
}

ask_to_forget() { # ROUND
    local id
    id=$(tail -n "$1" "$work/victims" | head -n 1)
    echo "$id" >>"$work/doomed"
    request -X DELETE "$url/api/memories/$id" >/dev/null && echo "$id" >>"$work/erased"
}

# Goes on until it is told to stop or the server is killed; each round is told of.
ask_on() { # HOW
    local round=0
    me=$1
    while [ ! -e "$work/stop" ] && [ ! -e "$work/killing" ]; do
        round=$((round + 1))
        "ask_to_$1" "$round" || true
        ask /api/recall '{"query": "lantern over the river"}' >/dev/null || true
        echo "$round" >>"$work/rounds.$1"
    done
}

start_asking() {
    rm -f "$work/stop" "$work/killing"
    for how in remember remember_many forget; do
        : >"$work/rounds.$how"
        ask_on "$how" &
        asking+=($!)
    done
}

stop_asking() {
    touch "$work/stop"
    [ ${#asking[@]} -eq 0 ] || wait "${asking[@]}" || true
    asking=()
    [ ! -s "$work/wrong" ] || fail "the server did not answer: $(head -n 5 "$work/wrong")"
}

# Everybody who asks gets answers from here on.
require_answers() {
    local how before waited=0
    for how in remember remember_many forget; do
        before=$(wc -l <"$work/rounds.$how")
        # One round may have been answered before.
        until [ "$(wc -l <"$work/rounds.$how")" -gt $((before + 1)) ]; do
            waited=$((waited + 1))
            [ "$waited" -lt 1200 ] || fail "the server does not go on: nobody who asks it to $how gets answers"
            sleep 0.05
        done
    done
}

require_quiet() { # FILE
    ! grep -E ' (WARN|ERROR) |^recollect: ' "$1" >&2 || fail "what lived on complained"
}

end_server() {
    local code=0
    kill -TERM "$server"
    wait "$server" || code=$?
    server=
    [ "$code" -eq 0 ] || fail "the server ended with $code: $(cat "$work/server.err")"
    require_quiet "$work/server.err"
}

# ---- killing ----

# Waits until a file is being written that matches, if that comes.
pounce() { # PID PATTERN
    until compgen -G "$2" >/dev/null; do
        kill -0 "$1" 2>/dev/null || return 0
    done
}

# Kills, and notes what was going on that left traces.
kill_now() { # PID LOG
    kill -9 "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
    hits=
    ! compgen -G "$data/vectors/*.tmp" >/dev/null || hits="$hits snapshot"
    [ "$(count 'is made anew' "$2")" -le "$(count 'made anew serves' "$2")" ] || hits="$hits compaction"
    [ ! -d "$data/native" ] || [ -z "$(find "$data/native" -name '*.tmp' -o -name '*.partial' 2>/dev/null)" ] || hits="$hits unpacking"
}

kill_command() { # COMMAND
    victim=$1
    kill_now "$command" "$work/act.err"
    command=
    note "$1"
}

kill_server() {
    victim=server
    touch "$work/killing"
    kill_now "$server" "$work/server.err"
    server=
    stop_asking
}

random_delay() {
    delay=$((takes / 2 + (RANDOM * 32768 + RANDOM) % (takes * 3 / 4)))
}

command_alone() { # COMMAND
    random_delay
    act "$1"
    if [ "$1" = rebuild ] && [ $((RANDOM % 2)) -eq 0 ]; then pounce "$command" "$data/vectors/*.tmp"; else pause "$delay"; fi
    kill_command "$1"
}

server_alone() {
    random_delay
    start_server
    await_server
    start_asking
    pause "$delay"
    kill_server
}

server_ending() {
    random_delay
    start_server
    await_server
    start_asking
    pause $((takes + delay))
    stop_asking
    touch "$work/killing"
    kill -TERM "$server"
    pounce "$server" "$data/vectors/*.tmp"
    pause $((RANDOM % 5))
    kill_server
}

# The folder is new, and whatever was there is there no more.
first_start() {
    delay=$((takes / 8 + (RANDOM * 32768 + RANDOM) % takes))
    data=$work/new-$kill
    mkdir "$data"
    : >"$work/remembered"
    : >"$work/erased"
    act first
    case $((RANDOM % 3)) in
        0) pounce "$command" "$data/native/*/*.partial" ;;
        1) pounce "$command" "$data/native/*/*.tmp" ;;
        2) pause "$delay" ;;
    esac
    kill_command first
}

# The command goes on to its end when the server is killed, and the server answers on when the command is.
one_of_two() { # COMMAND
    random_delay
    start_server
    await_server
    start_asking
    # It is to have graphs when many are erased.
    [ "$1" != purge ] || pause "$takes"
    act "$1"
    if [ $((RANDOM / 16 % 3)) -eq 0 ]; then
        pause "$delay"
        kill_command "$1"
        require_answers
        stop_asking
        end_server
    else
        # Where many are erased, what follows from it is to be met.
        [ "$1" != purge ] || await_receipt
        [ "$1" = purge ] || pause "$delay"
        pause $((RANDOM % 600))
        kill_server
        require_end "$1"
    fi
}

await_receipt() {
    while [ ! -s "$work/act.out" ] && kill -0 "$command" 2>/dev/null; do
        sleep 0.01
    done
}

require_end() { # COMMAND
    local code=0
    wait "$command" || code=$?
    command=
    [ "$code" -eq 0 ] || fail "$1 beside the killed server ended with $code: $(cat "$work/act.err")"
    require_quiet "$work/act.err"
    note "$1"
}

# ---- checking ----

check() {
    open_again
    if find "$data" "$work/temp" \( -name '*.tmp' -o -name '*.part' -o -name '*.partial' \) | grep -q .; then
        fail "a half file is left behind: $(find "$data" "$work/temp" -name '*.tmp' -o -name '*.part*')"
    fi
    grep '"kind":"experience"' "$work/export.ndjson" | grep -o '"experience_id":"[^"]*"' | ids >"$work/stored" || true
    sort -u "$work/erased" >"$work/gone"
    sort -u "$work/remembered" | comm -23 - "$work/gone" >"$work/expected"
    sort -u "$work/doomed" >"$work/maybe"
    comm -23 "$work/expected" "$work/stored" | comm -23 - "$work/maybe" >"$work/missing"
    [ ! -s "$work/missing" ] || fail "$(wc -l <"$work/missing") that were acknowledged are not there"
    [ -z "$(comm -12 "$work/gone" "$work/stored")" ] || fail "something that was acknowledged as erased is there"
    settle
}

# Both at once: each is mostly the start of a process.
open_again() {
    local exporting
    "$root/recollect" export "$work/export.ndjson" --all --data "$data" >"$work/export.out" 2>&1 &
    exporting=$!
    "$root/recollect" verify --data "$data" >"$work/verify.out" 2>&1 || {
        cat "$work/verify.out" >&2
        fail "verify did not end with 0"
    }
    wait "$exporting" || fail "the export failed: $(cat "$work/export.out")"
}

# Whatever was doomed and is not there is erased, told of or not; what is there is to stay.
settle() {
    comm -23 "$work/maybe" "$work/stored" >>"$work/erased"
    : >"$work/doomed"
    cp "$work/stored" "$work/remembered"
    cp "$work/stored" "$work/victims"
    find "$data/vectors" -name '*.graph' -exec cat {} + >"$work/graphs" 2>/dev/null || true
    [ ! -s "$work/graphs" ] || ! grep -aqFf "$work/erased" "$work/graphs" || fail "a graph on disk names what is erased"
}

# Back to the folder that is worked on, as it was left.
leave_new_folder() {
    rm -rf "$data"
    data=$work/data
    cp "$work/kept" "$work/remembered"
    cp "$work/kept" "$work/victims"
    cp "$work/kept.gone" "$work/erased"
}

kill_once() { # WHAT
    : >"$work/wrong"
    case $1 in
        serve) server_alone ;;
        ending) server_ending ;;
        first) first_start ;;
        *+serve) one_of_two "${1%+serve}" ;;
        *) command_alone "$1" ;;
    esac
}

tell() { # WHAT
    printf 'kill %3d after %4d ms of %-13s: killed the %-8s %4d there, %4d erased%s\n' "$kill" "$delay" "$1" "$victim" \
        "$(wc -l <"$work/stored")" "$(sort -u "$work/erased" | wc -l)" "${hits:+; amid:$hits}"
}

touch "$work/remembered" "$work/erased" "$work/doomed" "$work/victims" "$work/hits"
"$root/recollect" version >&2
printf 'kill-index: %d kills, seed %d\n' "$kills" "$seed"
make_lines
"$root/recollect" import "$work/turns.ndjson" --data "$data" --json | ids >"$work/remembered"
# How long a command takes on this machine, in milliseconds and roughly: the instants lie around it.
start=$(date +%s%N)
"$root/recollect" rebuild-index --data "$data" >/dev/null 2>&1
takes=$((($(date +%s%N) - start) / 1000000))
printf 'kill-index: a command takes some %d ms\n' "$takes"
check
graphs=0
whats=(import purge+serve rebuild import+serve serve purge+serve forget rebuild+serve ending import+serve remember first)
for ((kill = 1; kill <= kills; kill++)); do
    what=${whats[(kill - 1) % ${#whats[@]}]}
    cp "$work/remembered" "$work/kept"
    cp "$work/erased" "$work/kept.gone"
    kill_once "$what"
    check
    [ ! -s "$work/graphs" ] || graphs=$((graphs + 1))
    printf '%s\n' $hits >>"$work/hits"
    tell "$what"
    [ "$what" != first ] || leave_new_folder
done
printf 'kill-index: %d kills: nothing lost, nothing half, nothing erased is named; graphs on disk after %d of them\n' \
    "$kills" "$graphs"
printf 'kill-index: killed amid a snapshot %d times, a compaction %d times, an unpacking %d times\n' \
    "$(count snapshot "$work/hits")" "$(count compaction "$work/hits")" "$(count unpacking "$work/hits")"
