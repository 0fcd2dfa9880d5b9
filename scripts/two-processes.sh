#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Loads a server with 8 clients and works on its data folder with the command line meanwhile, and proves that neither
# starves or locks out the other, and that each sees what the other stored or erased at its very next recall:
#   scripts/two-processes.sh [SECONDS [CHUNK]]
# SECONDS is how long the clients go on, 120 unless given, and CHUNK how many lines an import commits together, 25 unless
# given: what a chunk takes is mostly the share of the processors that the clients leave it. Ends with 0 if every check
# held, else with 1.
#
# How long a chunk of an import took is the time between the line that tells of it and the line before, as they are read.
# The first chunk of an import has no line before it: what it took contains the start of the process, is shown on its
# own, and is only bounded so that a hang is seen.
set -euo pipefail
export LC_ALL=C HNSW_THRESHOLD=${HNSW_THRESHOLD:-500} TOP_K_RETRIEVAL=10

root=$(cd "$(dirname "$0")/.." && pwd)
seconds=${1:-120}
clients=8
chunk=${2:-25}
lines=$((12 * chunk))
longest_chunk=5
longest_start=60
work=$(mktemp -d)
data=$work/data
server=
talk=
asking=()
trap 'kill -9 $server $talk "${asking[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

say() {
    printf 'two-processes: %s\n' "$1"
}

fail() {
    say "$1" >&2
    exit 1
}

# What goes wrong in a process beside this one is written down, and found by the next look.
wrong() {
    printf '%s\n' "$1" >>"$work/wrong"
}

require_nothing_wrong() {
    [ ! -s "$work/wrong" ] || fail "$(head -n 20 "$work/wrong")"
}

recollect() {
    "$root/recollect" "$@" --data "$data" 2>>"$work/commands.err"
}

# ---- the server and its clients ----

start_server() {
    : >"$work/server.out"
    "$root/recollect" serve --port 0 --data "$data" >"$work/server.out" 2>"$work/server.err" &
    server=$!
    until grep -q listening "$work/server.out"; do
        kill -0 "$server" 2>/dev/null || fail "the server did not start: $(cat "$work/server.err")"
        sleep 0.1
    done
    url=$(sed -n 's/^listening on //p' "$work/server.out")
}

# Sends a request and gives the answer's body; notes how long it took. NAME is what it is to be noted as, WHO sends it.
request() { # WHO NAME CURL-ARGUMENT...
    local who=$1 name=$2 figures code
    shift 2
    figures=$(curl -sS -m 60 -o "$work/$who.body" -w '%{http_code} %{time_total}' "$@" 2>"$work/$who.err") ||
        figures="000 0"
    code=${figures%% *}
    case $code in
        2??) printf '%s %s\n' "$name" "${figures#* }" >>"$work/$who.times" ;;
        *) wrong "$who: $name was answered by $code: $(cat "$work/$who.err" "$work/$who.body" 2>/dev/null)" ;;
    esac
    cat "$work/$who.body" 2>/dev/null || true
}

remember() { # WHO TEXT
    request "$1" remember "$url/api/memories" -H 'Content-Type: application/json' -d "{\"text\": \"$2\"}"
}

recall() { # WHO QUERY
    request "$1" recall "$url/api/recall" -H 'Content-Type: application/json' -d "{\"query\": \"$2\"}"
}

first_id() {
    grep -o 'exp_[0-9A-HJKMNP-TV-Z]\{26\}' | head -n 1
}

# Each text has a word that occurs nowhere else, by which it is found.
converse() { # WHO
    local who=$1 n=0 word id
    while [ ! -e "$work/stop" ]; do
        n=$((n + 1))
        word=qx${who}z$n
        id=$(remember "$who" "I carried the $word over the river and told nobody" | first_id) || continue
        if [ $((n % 12)) -eq 0 ]; then
            erase "$who" "$id" "$word"
        else
            printf '%s %s\n' "$id" "$word" >>"$work/$who.kept"
            found_by "the server" "$id" "$word" "$(recall "$who" "$word")"
        fi
    done
}

erase() { # WHO ID WORD
    echo "$2" >>"$work/$1.doomed"
    request "$1" forget -X DELETE "$url/api/memories/$2" >/dev/null
    lost_to "the server" "$2" "$3" "$(recall "$1" "$3")"
    printf '%s %s\n' "$2" "$3" >>"$work/$1.erased"
}

found_by() { # WHOM ID WORD ANSWER
    case $4 in
        *"\"$2\""*) echo "$1" >>"$work/seen" ;;
        *) wrong "$1 does not recall $2 by $3: $4" ;;
    esac
}

lost_to() { # WHOM ID WORD ANSWER
    case $4 in
        *"\"$2\""*) wrong "$1 recalls $2 by $3, which is erased" ;;
        *'"memories":'*) echo "$1" >>"$work/unseen" ;;
        *) wrong "$1 was asked for $3 and answered: $4" ;;
    esac
}

# ---- the command line ----

# One command that lives as long as the server and recalls whenever asked; others begin and end meanwhile.
start_talk() {
    mkfifo "$work/questions" "$work/answers"
    recollect chat --json <"$work/questions" >"$work/answers" &
    talk=$!
    exec 8>"$work/questions" 9<"$work/answers"
}

look_up() { # WORD
    local answer
    printf '/recall %s\n' "$1" >&8
    IFS= read -r -t 60 answer <&9 || wrong "the command line does not answer any more"
    printf '%s' "${answer:-}"
}

# The last line of every chunk has the word that its chunk is found by.
make_lines() { # IMPORT
    awk -v import="$1" -v lines="$lines" -v chunk="$chunk" 'BEGIN {
        for (i = 1; i <= lines; i++)
            printf "{\"text\": \"I borrowed the lantern %s from the harbour, number %d\"}\n",
                i % chunk ? "" : "qxi" import "z" i, i
    }' >"$work/import-$1.ndjson"
}

# Each line with the instant at which it was read, in seconds.
stamp() {
    local line
    while IFS= read -r line; do
        printf '%s %s\n' "$EPOCHREALTIME" "$line"
    done
}

# Each chunk that is told of is recalled by the server, and by another process of the command line, from then on.
check_chunks() { # IMPORT
    local import=$1 at line id word
    while read -r at line; do
        case $line in *'"line_to":'*) ;; *) continue ;; esac
        printf '%s %s\n' "$import" "$at" >>"$work/chunks"
        word=qxi${import}z$(sed 's/.*"line_to":\([0-9]*\).*/\1/' <<<"$line")
        grep -o 'exp_[0-9A-HJKMNP-TV-Z]*' <<<"$line" >>"$work/imported.ids"
        id=$(tail -n 1 "$work/imported.ids")
        printf '%s %s\n' "$id" "$word" >>"$work/imported.$import"
        found_by "the server" "$id" "$word" "$(recall checker "$word")"
        found_by "the command line" "$id" "$word" "$(look_up "$word")"
    done
}

import() { # IMPORT
    make_lines "$1"
    printf '%s %s\n' "$1" "$EPOCHREALTIME" >>"$work/starts"
    recollect import "$work/import-$1.ndjson" --json --chunk "$chunk" | stamp | check_chunks "$1" ||
        fail "import $1 did not end with 0: $(cat "$work/commands.err")"
}

# What the server acknowledged or erased last of each client, the command line recalls, or does not any more.
look_at_server() {
    local file id word
    for file in "$work"/c?.kept; do
        read -r id word <<<"$(tail -n 1 "$file")"
        found_by "the command line" "$id" "$word" "$(look_up "$word")"
    done
    for file in "$work"/c?.erased; do
        [ -e "$file" ] || continue
        read -r id word <<<"$(tail -n 1 "$file")"
        lost_to "the command line" "$id" "$word" "$(look_up "$word")"
    done
}

forget_some() { # IMPORT
    local id word
    head -n 3 "$work/imported.$1" >"$work/victims"
    cut -d ' ' -f 1 "$work/victims" >>"$work/command.doomed"
    # shellcheck disable=SC2046 # ids have no spaces
    recollect forget --json --id $(cut -d ' ' -f 1 "$work/victims") >/dev/null ||
        fail "forget did not end with 0: $(cat "$work/commands.err")"
    while read -r id word; do
        lost_to "the server" "$id" "$word" "$(recall checker "$word")"
        lost_to "the command line" "$id" "$word" "$(look_up "$word")"
    done <"$work/victims"
}

# ---- the end ----

stop_clients() {
    touch "$work/stop"
    wait "${asking[@]}"
    asking=()
}

end_processes() {
    local code=0
    exec 8>&- 9<&-
    wait "$talk" || fail "the command line's chat ended with $?: $(cat "$work/commands.err")"
    talk=
    kill -TERM "$server"
    wait "$server" || code=$?
    server=
    [ "$code" -eq 0 ] || fail "the server ended with $code: $(cat "$work/server.err")"
}

require_quiet() {
    ! grep -iE 'lock|busy|error|warn' "$work/server.err" "$work/commands.err" >&2 ||
        fail "something was logged that must not be"
}

require_all_there() {
    recollect export "$work/export.ndjson" --all >/dev/null || fail "the export failed"
    grep '"kind":"experience"' "$work/export.ndjson" | grep -o '"experience_id":"[^"]*"' | cut -d '"' -f 4 |
        sort >"$work/stored"
    sort -u "$work"/*.doomed >"$work/gone"
    { cut -d ' ' -f 1 "$work"/c?.kept; cat "$work/imported.ids"; } | sort -u | comm -23 - "$work/gone" >"$work/expected"
    [ -z "$(comm -23 "$work/expected" "$work/stored")" ] ||
        fail "$(comm -23 "$work/expected" "$work/stored" | wc -l) that were acknowledged are not there"
    [ -z "$(comm -12 "$work/gone" "$work/stored")" ] || fail "something that was erased is there"
}

# Of lines "import instant", the longest time between two of one import; with the starts before them, the longest first.
longest() { # FILE...
    awk '$1 in last { took = $2 - last[$1]; if (took > most) most = took } { last[$1] = $2 } END { printf "%.2f", most }' "$@"
}

first_chunks() {
    awk '!($1 in seen) { seen[$1] = 1; print }' "$work/chunks"
}

# By nearest rank, in milliseconds.
percentiles() { # NAME
    cat "$work"/c?.times | awk -v name="$1" '$1 == name { print $2 }' | sort -n | awk -v name="$1" '
        { took[NR] = $1 * 1000 }
        function rank(share) { at = share * NR; at = at == int(at) ? at : int(at) + 1; return took[at] }
        END { printf "%s %d, p50 %.0f ms, p99 %.0f ms, longest %.0f ms\n", name, NR, rank(.5), rank(.99), took[NR] }'
}

report() {
    chunk_took=$(longest "$work/chunks")
    start_took=$(first_chunks | longest "$work/starts" -)
    say "$(cat "$work"/*.times | wc -l) requests, $import imports in $(wc -l <"$work/chunks") chunks of $chunk," \
        | tr '\n' ' '
    printf '%s experiences, %s erased\n' "$(wc -l <"$work/stored")" "$(wc -l <"$work/gone")"
    say "longest chunk $chunk_took s; longest first chunk, with the start of its process, $start_took s"
    for name in remember recall forget; do
        say "$(percentiles "$name")"
    done
    sort "$work/seen" | uniq -c | while read -r count who; do say "$who recalled at once what was new $count times"; done
    sort "$work/unseen" | uniq -c | while read -r count who; do say "$who did not recall what was erased $count times"; done
}

require_no_starvation() {
    awk "BEGIN { exit !($chunk_took <= $longest_chunk) }" || fail "a chunk took $chunk_took s"
    awk "BEGIN { exit !($start_took <= $longest_start) }" || fail "a first chunk took $start_took s"
}

recollect version
start_server
start_talk
for ((client = 1; client <= clients; client++)); do
    converse "c$client" &
    asking+=($!)
done
say "$clients clients for $seconds s"
import=0
end=$((SECONDS + seconds))
while [ "$SECONDS" -lt "$end" ]; do
    import=$((import + 1))
    import "$import"
    look_at_server
    forget_some "$import"
    recollect verify >"$work/verify.out" || fail "verify beside the server did not end with 0: $(cat "$work/verify.out")"
    require_nothing_wrong
done
stop_clients
require_nothing_wrong
end_processes
recollect verify || fail "verify did not end with 0"
require_all_there
require_quiet
report
require_no_starvation
