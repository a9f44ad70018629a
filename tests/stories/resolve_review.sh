#!/usr/bin/env bash
# The district's own review tasks: listed, looked at, decided with a reason, kept to by the next run, taken back; on both databases.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }
"$program" synth --residents 6000 --seed 3 --out files > /dev/null

tasks() {  # tasks DATA
    local run=("$program" --data "$1" --as clerk)
    "${run[@]}" ingest files > /dev/null
    "${run[@]}" resolve --review-weight -12 > /dev/null
    "${run[@]}" --json resolve review --limit 3 > "$1.list.json"
    "${run[@]}" resolve review | tail -1 | grep -q "open tasks" || fail "the tasks are not counted"
    local a b
    a=$(grep -o '"mention_a":[0-9]*' "$1.list.json" | head -1 | cut -d: -f2)
    b=$(grep -o '"mention_b":[0-9]*' "$1.list.json" | head -1 | cut -d: -f2)
    [ -n "$a" ] || fail "there is no review task"
    persons() { "${run[@]}" --json resolve review "$a" "$b" | grep -o '"person_[ab]":[0-9]*' | cut -d: -f2 | sort -u | wc -l; }
    "${run[@]}" resolve review "$a" "$b" > "$1.shown.txt"
    grep -q "█" "$1.shown.txt" || fail "there is no waterfall"
    grep -Eq "[0-9]{17}[0-9X]" "$1.shown.txt" && fail "a whole citizen number is shown"
    [ "$(persons)" = 2 ] || fail "an open task is of two persons"

    "${run[@]}" resolve review "$a" "$b" --decide same 2> /dev/null && fail "decided without a reason"
    "${run[@]}" resolve review "$a" "$b" --decide same --reason "telephoned" | grep -q "clerk decided" || fail "the decision is not told"
    "${run[@]}" resolve --review-weight -12 > /dev/null
    [ "$(persons)" = 1 ] || fail "the next run does not keep to the decision"
    "${run[@]}" resolve review "$a" "$b" --decide apart --reason "two birth certificates" > /dev/null
    "${run[@]}" resolve --review-weight -12 > /dev/null
    [ "$(persons)" = 2 ] || fail "the later decision does not replace the earlier"
    "${run[@]}" --json resolve review --limit 100000 | grep -q "\"mention_a\":$a,\"mention_b\":$b," && fail "what is decided is asked again"
    "${run[@]}" resolve review "$a" "$b" --undo --reason "wrong file" > /dev/null
    "${run[@]}" resolve --review-weight -12 > /dev/null
    "${run[@]}" --json resolve review --limit 100000 | grep -q "\"mention_a\":$a,\"mention_b\":$b," || fail "what was taken back is no task again"
    "${run[@]}" trail verify > /dev/null || fail "the trail does not verify"
}

tasks data-sqlite
if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    psql -q "$JIAYU_TEST_POSTGRES" -c 'drop database if exists story_resolve_review' -c 'create database story_resolve_review'
    export JIAYU_STORE="${JIAYU_TEST_POSTGRES/dbname=postgres/dbname=story_resolve_review}"
    tasks data-postgres
    diff data-sqlite.list.json data-postgres.list.json || fail "SQLite and PostgreSQL list other tasks"
else
    echo "JIAYU_TEST_POSTGRES is not set: the PostgreSQL half was left out"
fi
echo "resolve review: ok"
