#!/usr/bin/env bash
# A data folder that cannot be written (a read-only disk, another's copy) still answers everything that only asks; what would have to
# write there says so. Permissions bind nobody who is root: then another user asks.
set -euo pipefail
program=$1 folder=$2
chmod -R u+w "$folder" 2> /dev/null || true
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }
unset JIAYU_STORE
export LC_ALL=C

"$program" synth --residents 1000 --seed 7 --out files > /dev/null
"$program" --data data ingest files > /dev/null
"$program" --data data resolve > /dev/null
"$program" --data data audit > /dev/null

chmod -R a-w,a+rX data
mkdir -m 777 out
as_reader=()
if [ "$(id -u)" = 0 ]; then
    as_reader=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    "${as_reader[@]}" "$program" version > /dev/null 2>&1 || { echo "another user cannot run $program: skipped"; exit 77; }
fi
before=$(find data | sort | md5sum)
run() { "${as_reader[@]}" "$program" --data data "$@"; }

run scoreboard > out/scoreboard.txt || fail "scoreboard"
grep -q "snapshot #1" out/scoreboard.txt || fail "the scoreboard names its snapshot"
run indicators > out/indicators.txt || fail "indicators"
grep -q "cannot be written" out/indicators.txt || fail "indicators say that no table was kept"
run report -o out/report.html > /dev/null || fail "report"
run person 1 > /dev/null || fail "person"
run resolve explain 1 2 > /dev/null || fail "resolve explain"
run trail verify > /dev/null || fail "trail verify"
for truth in files files/truth; do run resolve evaluate --truth $truth > out/evaluate.txt || fail "resolve evaluate --truth $truth"; done

code=0
run audit > out/audit.txt 2>&1 || code=$?
[ $code = 2 ] && grep -q "cannot be written" out/audit.txt || fail "audit says why it cannot: $(cat out/audit.txt)"
[ "$before" = "$(find data | sort | md5sum)" ] || fail "something was left in the folder"
chmod -R u+w data

# What came after a snapshot is told, by all that show its figures.
grep -q "since snapshot" out/indicators.txt && fail "nothing came since: $(cat out/indicators.txt)"
"$program" --data data register > /dev/null
for command in "indicators" "scoreboard" "audit --reuse --no-lists" "report -o out/report.html"; do
    "$program" --data data $command > out/older.txt || fail "$command of an older snapshot"
    grep -q "the register has changed since snapshot #1" out/older.txt || fail "$command says that the store has changed"
done
"$program" --data data audit --no-lists > out/newer.txt
grep -q "has changed since" out/newer.txt && fail "an audit is up to date: $(cat out/newer.txt)"

# An empty register is no district.
code=0
"$program" --data empty snapshot > /dev/null || fail "snapshot of an empty register"
"$program" --data empty scoreboard > out/empty.txt 2>&1 || code=$?
[ $code = 2 ] && grep -q "jiayu ingest" out/empty.txt || fail "an empty snapshot says what to do: $(cat out/empty.txt)"
echo "read-only folder: ok"
