#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Kills imports at random instants and proves after each that nothing acknowledged is lost and nothing is half:
#   scripts/kill-import.sh [KILLS] [SEED] [RECALL_SET]
# KILLS is 50 unless given. The same SEED gives the same instants; unless given, one is picked and printed. Without a
# RECALL_SET one is made up. Takes some five seconds a kill. Ends with 0 if every check held, else with 1.
set -euo pipefail
export LC_ALL=C

root=$(cd "$(dirname "$0")/.." && pwd)
kills=${1:-50}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set_file=${3:-$work/set.json}
chunk=20
RANDOM=$((seed % 32768))

fail() {
    printf 'kill-import: %s (kill %d of %d, seed %d)\n' "$1" "$kill" "$kills" "$seed" >&2
    exit 1
}

# Two users, 1,000 turns each, all different.
make_set() {
    awk 'BEGIN {
        split("river mountain window letter garden winter engine market lantern harbour", noun, " ")
        split("found lost painted borrowed remembered carried mended sold", verb, " ")
        printf "{\"name\": \"made-up\", \"conversations\": ["
        for (c = 1; c <= 2; c++) {
            printf "%s\n{\"id\": \"talk-%d\", \"questions\": [], \"turns\": [", (c > 1 ? "," : ""), c
            for (t = 0; t < 1000; t++)
                printf "%s\n{\"id\": \"T%d\", \"session\": %d, \"speaker\": \"S%d\", \"at\": \"2025-01-%02dT%02d:%02d:00Z\", \"text\": \"I %s the %s number %d of talk %d\"}",
                    (t ? "," : ""), t, t / 50, t % 2, 1 + t / 50, t / 60 % 24, t % 60, verb[1 + t % 8], noun[1 + t % 10], t, c
            printf "\n]}"
        }
        print "]}"
    }' >"$1"
}

ids() {
    grep -o 'exp_[0-9A-HJKMNP-TV-Z]\{26\}' | sort -u
}

# What the import said it had committed, in whole lines: the last one may have been cut.
committed() {
    cat "$work"/import-*.out 2>/dev/null | grep '"experience_ids":.*}$' | ids || true
}

[ $# -ge 3 ] || make_set "$set_file"
kill=0
"$root/recollect" version >&2

# How long until the first chunk is committed on this machine, in milliseconds and roughly: the instants lie around it.
start=$SECONDS
"$root/recollect" import "$set_file" --data "$work/trial" --json --chunk "$chunk" >"$work/trial.out" 2>&1 &
pid=$!
while [ ! -s "$work/trial.out" ]; do
    kill -0 "$pid" 2>/dev/null || fail "an import without kills failed: $(cat "$work/trial.out")"
    sleep 0.05
done
first=$(((SECONDS - start) * 1000 + 500))
kill -9 "$pid" 2>/dev/null || true
wait "$pid" 2>/dev/null || true
rm -rf "$work/trial"

printf 'kill-import: %d kills, seed %d, first chunk after some %d ms\n' "$kills" "$seed" "$first"
untold=0
folders=1
for ((kill = 1; kill <= kills; kill++)); do
    out=$work/import-$kill.out
    delay=$((first / 3 + (RANDOM * 32768 + RANDOM) % (2 * first + 2000)))
    "$root/recollect" import "$set_file" --data "$work/data" --json --chunk "$chunk" >"$out" 2>"$work/import.err" &
    pid=$!
    sleep "$((delay / 1000)).$(printf '%03d' $((delay % 1000)))"
    killed=yes
    kill -9 "$pid" 2>/dev/null || killed=no
    code=0
    wait "$pid" 2>/dev/null || code=$?
    if [ "$killed" = no ] && [ "$code" -ne 0 ]; then
        cat "$work/import.err" >&2
        fail "the import ended by itself with $code"
    fi

    "$root/recollect" verify --data "$work/data" >"$work/verify.out" 2>&1 || {
        cat "$work/verify.out" >&2
        fail "verify did not end with 0"
    }
    "$root/recollect" export "$work/export.ndjson" --all --data "$work/data" >/dev/null || fail "the export failed"
    committed >"$work/committed"
    grep '"kind":"experience"' "$work/export.ndjson" | grep -o '"experience_id":"[^"]*"' | ids >"$work/stored" || true
    missing=$(comm -23 "$work/committed" "$work/stored" | wc -l)
    [ "$missing" -eq 0 ] || fail "$missing experiences that were printed as committed are not there"
    # A chunk that was committed but not printed any more is there as a whole. (A set of one's own may end in a short one.)
    unprinted=$(comm -13 "$work/committed" "$work/stored" | wc -l)
    if [ "$unprinted" -gt "$chunk" ] || { [ $# -lt 3 ] && [ $((unprinted % chunk)) -ne 0 ]; }; then
        fail "$unprinted experiences that were not told of are there: half a chunk of $chunk"
    fi
    [ "$unprinted" -eq 0 ] || untold=$((untold + 1))
    printf 'kill %3d after %4d ms: %5d committed, all there%s\n' "$kill" "$delay" "$(wc -l <"$work/committed")" \
        "$([ "$unprinted" -eq 0 ] || printf ', and a chunk that was not told of any more')"
    if [ "$code" -eq 0 ]; then
        # It was done before the instant came: begin anew.
        rm -rf "$work/data" "$work"/import-*.out
        folders=$((folders + 1))
    fi
done
printf 'kill-import: %d kills in %d data folders: nothing lost, nothing half; %d chunks were committed and not told of\n' \
    "$kills" "$folders" "$untold"
