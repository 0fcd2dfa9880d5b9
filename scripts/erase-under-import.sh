#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Erases one of five users while another process imports, and proves that not a byte of its texts is left, that the
# other users are as they were, and that the store verifies:
#   scripts/erase-under-import.sh [EXPERIENCES]
# EXPERIENCES of all five users together, 50000 unless given; they take some 8 ms each. Ends with 0 if every check held,
# else with 1.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
total=${1:-50000}
each=$((total / 5))
work=$(mktemp -d)
data=$work/data
importer=
trap '[ -z "$importer" ] || kill "$importer" 2>/dev/null || true; rm -rf "$work"' EXIT

say() {
    printf 'erase-under-import: %s\n' "$1"
}

fail() {
    say "$1" >&2
    exit 1
}

# So many texts of a user, each with a word that occurs nowhere else.
make_lines() {
    awk -v user="$1" -v count="$2" 'BEGIN {
        split("river mountain window letter garden winter engine market lantern harbour", noun, " ")
        split("found lost painted borrowed remembered carried mended sold", verb, " ")
        for (i = 0; i < count; i++)
            printf "{\"text\": \"I %s the %s qx%sz%06d and told nobody\", \"user\": \"%s\", \"session_id\": \"s%d\", \"idempotency_key\": \"%s-%d\"}\n",
                verb[1 + i % 8], noun[1 + i % 10], user, i, user, i / 100, user, i
    }'
}

recollect() {
    "$root/recollect" "$@" --data "$data"
}

# Files of the data folder that hold any of the user's marks, in either case: words are indexed in lower case.
left_of() {
    grep -r -l -a -i -F "qx$1z" "$data" || true
}

"$root/recollect" version
say "importing $total experiences of five users"
for user in alder birch cedar dogwood elm; do
    make_lines "$user" "$each"
done >"$work/five.ndjson"
recollect import "$work/five.ndjson"
[ -n "$(left_of cedar)" ] || fail "the search finds nothing even before the erasure"
for user in alder birch dogwood elm; do
    recollect export "$work/$user.before" --user "$user" >/dev/null
done

say "importing for a sixth user meanwhile"
make_lines fir $((each < 2000 ? 2000 : each)) >"$work/sixth.ndjson"
recollect import "$work/sixth.ndjson" --json --chunk 50 >"$work/import.out" &
importer=$!
while [ ! -s "$work/import.out" ]; do
    kill -0 "$importer" 2>/dev/null || fail "the import ended before anything was committed"
    sleep 0.2
done

say "erasing cedar"
recollect forget --user cedar --json >"$work/receipt.json" || fail "forget did not end with 0"
grep -q '"log_truncated":true' "$work/receipt.json" || fail "the log was not truncated"
erased=$(grep -o '"experience_id"' "$work/receipt.json" | wc -l)
[ "$erased" -eq "$each" ] || fail "$erased experiences were erased, not $each"
kill -0 "$importer" 2>/dev/null || say "note: the import was done before the erasure; take more experiences"
left=$(left_of cedar)
[ -z "$left" ] || fail "texts of the erased user are left in $left"

say "checking the others"
for user in alder birch dogwood elm; do
    recollect export "$work/$user.after" --user "$user" >/dev/null
    cmp "$work/$user.before" "$work/$user.after" || fail "the export of $user has changed"
done
code=0
wait "$importer" || code=$?
importer=
[ "$code" -eq 0 ] || fail "the import beside it ended with $code"
left=$(left_of cedar)
[ -z "$left" ] || fail "texts of the erased user came back in $left"
! grep -r -q -a -F cedar "$data" || fail "the name of the erased user is left in $(grep -r -l -a -F cedar "$data")"
recollect verify || fail "verify did not end with 0"
say "$erased experiences erased to the last byte, the others untouched"
