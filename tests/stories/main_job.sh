#!/usr/bin/env bash
# The whole main job on a small district, on SQLite and, where a server is at hand, on PostgreSQL: both must say the same.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }

"$program" synth --residents 2000 --seed 7 --out files > synth.txt

main_job() {  # main_job NAME: leaves NAME.audit.json and NAME.indicators.json
    local name=$1 run=("$program" --data "data-$1" --as tester)
    "${run[@]}" ingest files > "$name.ingest.txt"
    "${run[@]}" resolve > "$name.resolve.txt"
    "${run[@]}" --json audit > "$name.audit.json"
    "${run[@]}" --json indicators --by town --month 2020-12 > "$name.indicators.json"
    "${run[@]}" --json scoreboard --month 2020-12 > "$name.scoreboard.json"
    "${run[@]}" report -o "$name.html" > /dev/null
    [ -s "$name.html" ] || fail "no report"
    "${run[@]}" trail verify > /dev/null || fail "the trail does not verify"
}

main_job sqlite
[ -n "$(find data-sqlite/worklists -name '*.xlsx' | head -1)" ] || fail "no work lists"

# The same files again change nothing.
"$program" --data data-sqlite ingest files > again.txt
"$program" --data data-sqlite --json audit > again.audit.json
diff <(tr ',' '\n' < sqlite.audit.json | grep -v -e snapshot -e seconds -e data-) <(tr ',' '\n' < again.audit.json | grep -v -e snapshot -e seconds -e data-) ||
    fail "ingesting the same files again changed the audit"

if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    psql -q "$JIAYU_TEST_POSTGRES" -c 'drop database if exists story_main_job' -c 'create database story_main_job'
    export JIAYU_STORE="${JIAYU_TEST_POSTGRES/dbname=postgres/dbname=story_main_job}"
    main_job postgres
    diff <(tr ',' '\n' < sqlite.audit.json | grep -v -e snapshot -e seconds -e data-) <(tr ',' '\n' < postgres.audit.json | grep -v -e snapshot -e seconds -e data-) ||
        fail "SQLite and PostgreSQL disagree on the audit"
    diff <(tr ',' '\n' < sqlite.indicators.json | grep -v -e snapshot -e seconds -e data-) <(tr ',' '\n' < postgres.indicators.json | grep -v -e snapshot -e seconds -e data-) ||
        fail "SQLite and PostgreSQL disagree on the indicators"
else
    echo "JIAYU_TEST_POSTGRES is not set: the PostgreSQL half was left out"
fi
echo "main job: ok"
