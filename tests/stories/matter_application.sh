#!/usr/bin/env bash
# A benefit application from opening to the decision, and another that is returned, sent in again, objected to on its notice, refused and
# appealed; who may not act is refused; on both databases.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
export LC_ALL=C
fail() { echo "story failed: $*" >&2; exit 1; }
"$program" synth --residents 3000 --seed 3 --out files > /dev/null

actor() { printf '[[actor]]\nname = "%s"\nrole = "%s"\nareas = ["320412"]\npurposes = ["benefits"]\n' "$1" "$2"; }

cases() {  # cases DATA
    local data=$1 person other
    "$program" --data "$data" --as clerk ingest files > /dev/null
    "$program" --data "$data" --as clerk resolve > /dev/null
    "$program" --data "$data" matter list 2> "$data.unknown.txt" && fail "an actor that nobody named is let in"
    grep -q "actors.toml" "$data.unknown.txt" || fail "the refusal tells what to write"
    { actor wang village_worker; actor zhao town_worker; actor qian district_worker; actor sun district_decider; actor li district_decider; } > "$data/actors.toml"
    run() { local who=$1; shift; "$program" --data "$data" --as "$who" "$@"; }
    open() {  # open PERSON
        run wang --json matter open "$1" rural_reward --on 2026-03-02 --pledge --area 320412001006 --set account_holder=x --set account_holder_reason=family --set account_number=9912345678901234 \
            --set consent_on=2026-03-02 --set consent_means=visit | grep -o '"matter_id":[0-9]*' | cut -d: -f2
    }
    person=$(open 4) other=$(open 5)

    run wang matter act "$person" pass_village --version 1 --set opinion=1 --on 2026-03-03 > /dev/null
    run wang matter act "$person" pass_town --version 2 --set opinion=1 --on 2026-03-03 2> "$data.role.txt" && fail "a village worker passes for the town"
    grep -q "town_worker" "$data.role.txt" || fail "the refusal names who may"
    run zhao matter act "$person" pass_town --version 1 --set opinion=1 --on 2026-03-04 2> /dev/null && fail "a stale version is taken"
    run zhao matter act "$person" pass_town --version 2 --set opinion=1 --on 2026-03-04 > /dev/null

    run wang matter act "$other" return_village --version 1 --set opinion=2 --on 2026-03-03 > /dev/null
    run wang matter act "$other" resubmit --version 2 --pledge --on 2026-03-09 > /dev/null
    run wang matter act "$other" pass_village --version 3 --set opinion=1 --on 2026-03-09 > /dev/null
    run zhao matter act "$other" pass_town --version 4 --set opinion=1 --on 2026-03-10 > /dev/null

    run qian matter notice publish rural_reward --area 320412001 --on 2026-03-11 > "$data.notice.txt"
    grep -q "named: 2" "$data.notice.txt" || fail "both stand on the notice: $(cat "$data.notice.txt")"
    grep -Eq "[0-9]{17}[0-9X]" "$data.notice.txt" && fail "a citizen number stands on the notice"
    run wang matter act "$other" object --version 6 --set objection=moved --on 2026-03-12 > /dev/null
    run qian matter notice close 1 --on 2026-03-16 2> /dev/null && fail "a notice is closed before its days are over"
    run qian --json matter notice close 1 --on 2026-03-20 | grep -q '"closed":\['"$person"'\],"left":\['"$other"'\]' || fail "the objection is not left open"
    run zhao matter act "$other" dismiss_objection --version 7 --set finding=resident --on 2026-03-20 > /dev/null
    run qian matter notice close 1 --on 2026-03-23 > /dev/null

    run sun matter act "$other" refuse --version 9 --set reason=income --on 2026-03-24 > /dev/null
    run wang matter act "$other" appeal --version 10 --set reason=none --on 2026-03-25 > /dev/null
    run sun matter act "$other" allow_appeal --version 11 --set finding=right --on 2026-03-26 2> /dev/null && fail "who decided answers the appeal"
    run li matter act "$other" reject_appeal --version 11 --set finding=stands --on 2026-03-26 > /dev/null
    run qian --json matter list --state refused | grep -q '"matter_id":'"$other" || fail "the decision does not stand after the appeal"
    run qian matter show "$person" --out "$data.form.xlsx" > "$data.shown.txt"
    grep -Eq "9912345678901234|[0-9]{17}[0-9X]" "$data.shown.txt" && fail "a number is shown whole"
    [ "$(head -c 2 "$data.form.xlsx")" = PK ] || fail "the sheet is no workbook"
    "$program" --data "$data" trail verify > /dev/null || fail "the trail does not verify"
}

cases data-sqlite
sqlite3 data-sqlite/register.db "delete from matter_action" 2> /dev/null && fail "an action can be deleted"
if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    psql -q "$JIAYU_TEST_POSTGRES" -c 'drop database if exists story_matter' -c 'create database story_matter'
    export JIAYU_STORE="${JIAYU_TEST_POSTGRES/dbname=postgres/dbname=story_matter}"
    cases data-postgres
    diff data-sqlite.notice.txt data-postgres.notice.txt || fail "SQLite and PostgreSQL give other notices"
else
    echo "JIAYU_TEST_POSTGRES is not set: the PostgreSQL half was left out"
fi
echo "matter application: ok"
