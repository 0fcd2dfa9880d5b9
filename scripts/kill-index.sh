#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Kills whatever works on a data folder at random instants, with graphs over few vectors, and proves after each that nothing
# acknowledged is lost, nothing erased is named by a graph on disk, and nothing half is left behind:
#   scripts/kill-index.sh [KILLS] [SEED]
# KILLS is 100 unless given. The same SEED gives the same instants; unless given, one is picked and printed. Takes some
# ten seconds a kill. Ends with 0 if every check held, else with 1.
set -euo pipefail
export LC_ALL=C HNSW_THRESHOLD=50

root=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-100}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
work=$(mktemp -d)
data=$work/data
port=$((20000 + seed % 20000))
kill=0
pid=0
trap 'kill -9 "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT
RANDOM=$((seed % 32768))

fail() {
    printf 'kill-index: %s (kill %d of %d, seed %d)\n' "$1" "$kill" "$kills" "$seed" >&2
    exit 1
}

ids() {
    grep -o 'exp_[0-9A-HJKMNP-TV-Z]\{26\}' | sort -u
}

# The turns of one import, different each time.
make_lines() {
    awk -v n="$kill" 'BEGIN {
        for (t = 0; t < 150; t++)
            printf "{\"text\": \"I carried the lantern number %d over the river %d\"}\n", t, n
    }' >"$work/turns.ndjson"
}

# Acts on a server until it is killed; what it acknowledges is noted.
ask_server() {
    local n=0 answer victims
    while kill -0 "$pid" 2>/dev/null; do
        n=$((n + 1))
        if answer=$(curl -sf -m 5 "localhost:$port/api/memories" -H 'Content-Type: application/json' \
            -d "{\"text\": \"server $kill says $n\"}"); then
            printf '%s\n' "$answer" | ids >>"$work/remembered"
        fi
        curl -sf -m 5 "localhost:$port/api/recall" -H 'Content-Type: application/json' \
            -d '{"query": "lantern over the river"}' >/dev/null || true
        if [ $((n % 7)) -eq 0 ]; then
            victims=$(head -n 3 "$work/victims")
            for victim in $victims; do
                echo "$victim" >>"$work/doomed"
                if curl -sf -m 30 -X DELETE "localhost:$port/api/memories/$victim" >/dev/null; then
                    echo "$victim" >>"$work/erased"
                fi
            done
        fi
    done
}

# One act, in the background, to be killed.
act() {
    case $1 in
        import)
            make_lines
            "$root/recollect" import "$work/turns.ndjson" --data "$data" --json --chunk 30 >"$work/act.out" 2>"$work/act.err" &
            ;;
        remember) "$root/recollect" remember --data "$data" --json "single $kill" >"$work/act.out" 2>"$work/act.err" & ;;
        forget)
            head -n 40 "$work/victims" >>"$work/doomed"
            # shellcheck disable=SC2046 # ids have no spaces
            "$root/recollect" forget --data "$data" --json --id $(head -n 40 "$work/victims") \
                >"$work/act.out" 2>"$work/act.err" &
            ;;
        rebuild) "$root/recollect" rebuild-index --data "$data" --json >"$work/act.out" 2>"$work/act.err" & ;;
        serve) "$root/recollect" serve --data "$data" --port "$port" >"$work/act.out" 2>"$work/act.err" & ;;
    esac
    pid=$!
}

# What the act said is done, in whole lines.
note() {
    case $1 in
        import | remember) grep '}$' "$work/act.out" | ids >>"$work/remembered" || true ;;
        forget) grep '}$' "$work/act.out" | ids >>"$work/erased" || true ;;
        *) ;;
    esac
}

check() {
    "$root/recollect" verify --data "$data" >"$work/verify.out" 2>&1 || {
        cat "$work/verify.out" >&2
        fail "verify did not end with 0"
    }
    if find "$data" -name '*.tmp' | grep -q .; then
        fail "a half file is left behind: $(find "$data" -name '*.tmp')"
    fi
    "$root/recollect" export "$work/export.ndjson" --all --data "$data" >/dev/null || fail "the export failed"
    grep '"kind":"experience"' "$work/export.ndjson" | grep -o '"experience_id":"[^"]*"' | ids >"$work/stored" || true
    sort -u "$work/remembered" >"$work/expected"
    sort -u "$work/erased" >"$work/gone"
    sort -u "$work/doomed" >"$work/maybe"
    comm -23 "$work/expected" "$work/stored" | comm -23 - "$work/maybe" >"$work/missing"
    [ ! -s "$work/missing" ] || fail "$(wc -l <"$work/missing") that were acknowledged are not there"
    [ -z "$(comm -12 "$work/gone" "$work/stored")" ] || fail "something that was acknowledged as erased is there"
    # Whatever was doomed and is not there is erased, told of or not.
    comm -23 "$work/maybe" "$work/stored" >>"$work/erased"
    cp "$work/stored" "$work/victims"
    find "$data/vectors" -name '*.graph' -exec cat {} + >"$work/graphs" 2>/dev/null || true
    [ ! -s "$work/graphs" ] || ! grep -aqFf "$work/erased" "$work/graphs" || fail "a graph on disk names what is erased"
}

touch "$work/remembered" "$work/erased" "$work/doomed" "$work/victims"
"$root/recollect" version >&2
printf 'kill-index: %d kills, seed %d\n' "$kills" "$seed"
make_lines
"$root/recollect" import "$work/turns.ndjson" --data "$data" --json | ids >"$work/remembered"
# How long a command takes on this machine, in milliseconds and roughly: the instants lie around it.
start=$(date +%s%N)
"$root/recollect" rebuild-index --data "$data" >/dev/null
takes=$((($(date +%s%N) - start) / 1000000))
printf 'kill-index: a command takes some %d ms\n' "$takes"
check
graphs=0
acts=(import rebuild forget remember serve rebuild)
for ((kill = 1; kill <= kills; kill++)); do
    what=${acts[kill % ${#acts[@]}]}
    delay=$((takes / 2 + (RANDOM * 32768 + RANDOM) % (takes * 3 / 4)))
    act "$what"
    asking=0
    if [ "$what" = serve ]; then
        delay=$((2 * takes + delay))
        ask_server &
        asking=$!
    fi
    sleep "$((delay / 1000)).$(printf '%03d' $((delay % 1000)))"
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    [ "$asking" -eq 0 ] || wait "$asking" || true
    note "$what"
    check
    [ ! -s "$work/graphs" ] || graphs=$((graphs + 1))
    printf 'kill %3d after %4d ms of %-8s: %5d there, %4d erased\n' "$kill" "$delay" "$what" \
        "$(wc -l <"$work/stored")" "$(sort -u "$work/erased" | wc -l)"
done
printf 'kill-index: %d kills: nothing lost, nothing half, nothing erased is named; graphs on disk after %d of them\n' \
    "$kills" "$graphs"
