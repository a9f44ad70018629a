#!/bin/bash
# usage: benefits.sh PROGRAM FOLDER
# What is due to whom: jiayu benefits find counts and lists, benefits explain says why of one person in both languages; on SQLite, and on
# PostgreSQL when JIAYU_TEST_POSTGRES names a server. Both give the same figures.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder" && mkdir -p "$folder"
fail() { echo "benefits: $1" >&2; exit 1; }
"$program" synth --residents 3000 --seed 5 --as-of 2022-12-31 --out "$folder/files" > /dev/null 2>&1

figures() { tr ',{' '\n\n' | grep -v -e seconds -e snapshot; }

district() {
    local data=$folder/data-$1
    jiayu() { "$program" --data "$data" --as tester "$@"; }
    jiayu ingest "$folder/files" > /dev/null 2>&1
    jiayu resolve > /dev/null 2>&1
    jiayu snapshot > /dev/null 2>&1
    jiayu --json benefits find --as-of 2025-06-30 > "$folder/$1.json"
    figures < "$folder/$1.json" > "$folder/$1.figures"
    LANG=C.UTF-8 jiayu benefits find --as-of 2025-06-30 --benefit childcare_subsidy --list open --rows 1 > "$folder/$1.open"
    grep -oE '[0-9]{18}' "$folder/$1.open" && fail "a number is shown whole"
    local person
    person=$(jiayu --json benefits find --as-of 2025-06-30 --benefit childcare_subsidy --list open --rows 1 | grep -o '"person":[0-9]*' | head -1 | cut -d: -f2)
    [ -n "$person" ] || fail "nobody is entitled to the childcare subsidy of 2025"
    LANG=C.UTF-8 jiayu benefits explain "$person" childcare_subsidy --as-of 2025-06-30 > "$folder/$1.english"
    grep -q '^entitled  judged for 2025-06-30, period 2025' "$folder/$1.english" || fail "the decision is not told"
    grep -qE '300 × [0-9]+ = [0-9]+' "$folder/$1.english" || fail "the amount is not computed before the reader"
    grep -qE 'birth_date = 2022-[0-9]{2}-[0-9]{2}  ← ' "$folder/$1.english" || fail "the source of the birth date is not told"
    LANG=zh_CN.UTF-8 jiayu benefits explain "$person" childcare_subsidy --as-of 2025-06-30 | grep -q '户口在本区' || fail "the sentence is missing in Chinese"
    LANG=C.UTF-8 jiayu benefits explain "$person" childcare_subsidy --as-of 2020-06-30 | grep -q 'no version of the rule was in force' || fail "an old day knows a new benefit"
    LANG=C.UTF-8 jiayu benefits find --as-of 2025-06-30 | grep 'one_child_parents' | grep -q 'amount not set' || fail "an amount that nobody knows is shown"
    LANG=C.UTF-8 jiayu benefits find --as-of 2025-06-30 | grep 'urban_unemployed' | grep -q '(recalled)' || fail "the mark of recalled numbers is missing"
    jiayu benefits find --workbooks --as-of 2025-06-30 > /dev/null
    [ -n "$(find "$data/benefits/lists" -name childcare_subsidy.xlsx | head -1)" ] || fail "no workbooks"
    local hash
    hash=$(grep -o '"pack":"[0-9a-f]*"' "$folder/$1.json" | head -1 | cut -d'"' -f4)
    jiayu benefits explain "$person" childcare_subsidy --pack "$hash" > /dev/null || fail "the pack that judged was not kept"
    jiayu benefits explain "$person" childcare_subsidy --pack 000000000000 > /dev/null 2>&1 && fail "an unknown pack is not refused"
    jiayu benefits explain "$person" no_such_benefit > /dev/null 2>&1 && fail "an unknown benefit is not refused"
    jiayu benefits find --list open > /dev/null 2>&1 && fail "a list of no benefit is not refused"
    return 0
}

district sqlite
if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    psql -q "$JIAYU_TEST_POSTGRES" -c 'drop database if exists story_benefits' -c 'create database story_benefits'
    export JIAYU_STORE="${JIAYU_TEST_POSTGRES/dbname=postgres/dbname=story_benefits}"
    district postgres
    diff "$folder/sqlite.figures" "$folder/postgres.figures" || fail "SQLite and PostgreSQL disagree"
else
    echo "JIAYU_TEST_POSTGRES is not set: the PostgreSQL half was left out"
fi
echo "benefits: ok"
