#!/bin/bash
# usage: audit_explain.sh PROGRAM FOLDER
# A person on a work list: jiayu audit explain says why, with the values read, and refuses what it cannot tell.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder" && mkdir -p "$folder"
data=$folder/data
"$program" synth --residents 1000 --seed 3 --out "$folder/files" > /dev/null 2>&1
"$program" --data "$data" ingest "$folder/files" > /dev/null 2>&1
"$program" --data "$data" resolve > /dev/null 2>&1
"$program" --data "$data" audit --no-lists > /dev/null 2>&1

fail() { echo "audit_explain: $1" >&2; exit 1; }
found=
for person in $(seq 1 400); do
    "$program" --data "$data" --json audit explain A15 "$person" > "$folder/told" 2> /dev/null || continue
    if grep -q '"outcome":"holds"' "$folder/told"; then found=$person; break; fi
done
[ -n "$found" ] || fail "nobody among the first 400 has another birth date in the number"
LANG=C.UTF-8 "$program" --data "$data" audit explain A15 "$found" > "$folder/english"
grep -q 'number_birth_date != birth_date  holds' "$folder/english" || fail "the condition that holds is not told"
grep -qE '    birth_date = [0-9]{4}-[0-9]{2}-[0-9]{2}' "$folder/english" || fail "the value read is not told"
LANG=zh_CN.UTF-8 "$program" --data "$data" audit explain A15 "$found" | grep -q '处理：' || fail "the advice is missing in Chinese"
LANG=C.UTF-8 "$program" --data "$data" audit explain A12 "$found" | grep -oE '[0-9]{18}' && fail "a number is shown whole"
"$program" --data "$data" audit explain Z99 "$found" > /dev/null 2>&1 && fail "an unknown rule is not refused"
"$program" --data "$data" audit explain D02 "$found" > /dev/null 2>&1 && fail "a rule that is only counted is told"
exit 0
