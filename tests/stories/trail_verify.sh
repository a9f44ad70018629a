#!/usr/bin/env bash
# The audit trail: what a command did stands in it, the database refuses to change it, and a row changed past the database is found, as is
# an end that was cut off.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }

export LC_ALL=C
for _ in 1 2 3; do "$program" --data data --as tester register > /dev/null; done
"$program" --data data trail verify | grep -q "entries: 3" || fail "three commands, three entries"

"$program" --data data trail verify | grep -q "signed checkpoints: 3, all fit; entries covered: 3" || fail "every command signs the end"
[ "$(stat -c %a data/trail/key.pem)" = 600 ] || fail "the key is its owner's alone"
cp -r data cut
sqlite3 cut/register.db "drop trigger trail_is_not_deleted; delete from trail where sequence = 3"
code=0
"$program" --data cut --json trail verify > cut.json || code=$?
[ $code = 1 ] && grep -q '"kind":"cut_off","line":3,"entries":3' cut.json || fail "an end that was cut off is seen: $(cat cut.json)"

sqlite3 data/register.db "update trail set actor = 'nobody' where sequence = 2" 2> refused.txt && fail "the database let the trail be changed"
grep -q "append-only" refused.txt || fail "the refusal says why: $(cat refused.txt)"

sqlite3 data/register.db "drop trigger trail_is_not_updated; update trail set actor = 'nobody' where sequence = 2"
code=0
"$program" --data data --json trail verify > verdict.json || code=$?
[ $code = 1 ] || fail "exit code $code, expected 1"
grep -q '"broken_at":2' verdict.json || fail "the changed row is named: $(cat verdict.json)"
echo "trail verify: ok"
