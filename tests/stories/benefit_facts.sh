#!/usr/bin/env bash
# usage: benefit_facts.sh PROGRAM FOLDER
# Whose facts change is judged by what was known when: an application received years ago reaches back after the district confirmed its paper;
# what the earlier system's rolls show as paid is not granted again; a household registration that moves today demands nothing back, until
# somebody proves an earlier day and another person confirms it. On SQLite, and on PostgreSQL when JIAYU_TEST_POSTGRES names a server.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
export LC_ALL=C
fail() { echo "story failed ($backend): $*" >&2; exit 1; }
run() { local who=$1; shift; "$program" --data "$data" --as "$who" "$@"; }
at() { echo "$1T02:00:00Z" > "$data/test_clock"; }
step() { at "$4"; run "$1" matter act 1 "$2" --version "$3" --on "$4" "${@:5}" > step.txt || fail "$1 cannot $2"; }
refused() {  # NUMBER ACTOR COMMAND…
    local number=$1 code=0; shift
    run "$@" > out.txt 2> err.txt || code=$?
    [ $code = 2 ] && grep -q "^error $number " err.txt || fail "expected refusal $number of: $* (exit $code) $(cat err.txt)"
}
actor() { printf '[[actor]]\nname = "%s"\nrole = "%s"\nareas = ["320412"]\npurposes = ["benefits"]\n' "$1" "$2"; }

# Entitled, without an open case, and on the earlier system's rolls of 2024.
find_person() {
    local one
    run eve --json benefits find --as-of 2026-03-02 --benefit rural_reward --list open --rows 40 > open.json
    for one in $(grep -o '"person":[0-9]*' open.json | cut -d: -f2); do
        [ "$(sql "select count(*) from benefit_payment_record r join mention m on m.record_id = r.record_id join link l on l.mention_id = m.mention_id where l.person_id = $one and m.role = 0 and r.benefit = 'rural_reward' and r.period = '2024' and r.status = 1")" = 0 ] || { person=$one; return; }
    done
    fail "nobody who is entitled stands on the rolls of 2024"
}

tell_story() {
    data=data-$backend
    run clerk ingest files > /dev/null
    run clerk resolve > /dev/null
    run clerk snapshot > /dev/null
    { actor wang village_worker; actor zhao town_worker; actor qian district_worker; actor sun district_decider; actor li district_decider; } > "$data/actors.toml"
    find_person
    at 2026-03-03
    local opening=(matter open "$person" rural_reward --on 2026-03-03 --pledge --set account_number=9912345678901234 --set consent_on=2026-03-03 --set consent_means=visit --set received_on=2023-05-08)
    refused 12451 wang "${opening[@]}" --set account_holder=x --set account_holder_reason=family
    refused 12457 wang "${opening[@]}" --set account_holder=x --set received_document=book8
    run wang "${opening[@]}" --set account_holder=x --set account_holder_reason=family --set received_document=book8 > /dev/null
    step wang pass_village 1 2026-03-04 --set opinion=1
    step zhao pass_town 2 2026-03-05 --set opinion=1
    step qian confirm_received 3 2026-03-06 --set opinion=1
    at 2026-03-07
    run qian matter notice publish rural_reward --area "$(sql "select division_code / 1000 from matter")" --on 2026-03-07 > /dev/null
    at 2026-03-17
    run qian matter notice close 1 --on 2026-03-17 > /dev/null
    step sun grant 6 2026-03-18 --set opinion=1
    grep -q "period 2024 is not granted again: the earlier system paid" step.txt || fail "the roll of 2024 is not seen: $(cat step.txt)"
    local granted
    granted=$(sql "select count(*) from benefit_decision")
    [ "$(sql "select count(*) from benefit_decision where period < '2023' or period = '2024'")" = 0 ] || fail "granted before the receipt, or twice"
    [ "$(sql "select count(*) from benefit_decision where explanation like '%paid_before%' and entitled_on >= 20230101")" = "$granted" ] || fail "the decisions tell what was paid before"

    sql "update person set hukou_division_code = 320402001001 where person_id = $person"
    sql "insert into register_change(sequence, subject, low, high) select coalesce(max(sequence), 0) + 1, 'person', $person, $person from register_change"
    at 2026-06-01
    run qian matter review-facts --apply --on 2026-06-01 > review.txt
    grep -q "^1 .*stopped .* 0.00 .* 0.00 .* 0.00 " review.txt || fail "a move of today demands money back: $(cat review.txt)"
    step zhao report_change 8 2026-06-02 --set fact=hukou_here --set changed_on=2026-02-01 --set document=booklet --set reason=moved
    refused 15114 zhao matter act 1 confirm_change --version 9 --set opinion=1 --on 2026-06-02
    step li confirm_change 9 2026-06-03 --set opinion=1
    [ "$(sql "select count(*) from benefit_decision where kind = 3 and period = '2026' and amount = -96000")" = 1 ] || fail "2026 is taken back"
    [ "$(sql "select count(*) from benefit_decision where kind = 3")" = 1 ] || fail "2026 alone is taken back"
    "$program" --data "$data" trail verify > /dev/null || fail "the trail"
}

backend=sqlite
"$program" synth --residents 3000 --seed 5 --as-of 2026-02-28 --out files > /dev/null
sql() { sqlite3 data-sqlite/register.db "$1"; }
tell_story
sql "update benefit_decision set amount = 1" 2> /dev/null && fail "a decision can be changed"
if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    backend=postgres
    psql -q "$JIAYU_TEST_POSTGRES" -c 'drop database if exists story_benefit_facts' -c 'create database story_benefit_facts'
    export JIAYU_STORE="${JIAYU_TEST_POSTGRES/dbname=postgres/dbname=story_benefit_facts}"
    sql() { psql "$JIAYU_STORE" -v ON_ERROR_STOP=1 -qAtc "$1"; }
    tell_story
else
    echo "JIAYU_TEST_POSTGRES is not set: the PostgreSQL half was left out"
fi
echo "benefit facts: ok"
