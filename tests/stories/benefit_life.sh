#!/usr/bin/env bash
# usage: benefit_life.sh PROGRAM FOLDER
# One benefit from entitlement to reconciled payment, on an invented district: who is entitled and has not applied is found; three cases are
# opened (by the system with consent, by a worker, by a resident), one is returned and corrected, all hang on the notice, one is objected
# to; the rules decide and the decision keeps its explanation and the pack; the bank pays, returns one line and pays it again; an appeal is
# answered. Then a corrected file says that one of them had died: the review stops the case and takes back what was paid. The sums hold
# after every step of paying. On SQLite, and on PostgreSQL when JIAYU_TEST_POSTGRES names a server; both tell the same.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
export LC_ALL=C
fail() { echo "story failed ($backend): $*" >&2; exit 1; }
run() { local who=$1; shift; "$program" --data "$data" --as "$who" "$@"; }
refused() {  # NUMBER ACTOR COMMAND…
    local number=$1 code=0; shift
    run "$@" > out.txt 2> err.txt || code=$?
    [ $code = 2 ] && grep -q "^error $number " err.txt || fail "expected refusal $number of: $* (exit $code) $(cat err.txt)"
}
fits() { run eve pay check > check.txt || fail "after $1 the check finds: $(cat check.txt)"; }
figure() { run eve --json benefits find --benefit rural_reward --as-of 2026-04-24 | tr ",{" "\n\n" | sed -n "s/^\"$1\"://p" | sed -n 1p; }
step() { run "$1" matter act "$2" "$3" --version "$4" --on "$5" "${@:6}" > /dev/null || fail "$1 cannot $3 matter $2"; }

actor() { printf '[[actor]]\nname = "%s"\nrole = "%s"\nareas = ["%s"]\npurposes = ["benefits"]\n%s\n' "$1" "$2" "$3" "${4:-}"; }
town=320412102
account() { echo --set account_holder_reason=family --set account_holder="$1" --set account_number=99123456789012"$2"; }
consent="--set consent_on=2026-03-03 --set consent_means=visit"

find_three() {
    run eve --json benefits find --as-of 2026-03-02 --benefit rural_reward --list open --town $town --rows 4 > open.json
    mapfile -t people < <(grep -o '"person":[0-9]*' open.json | cut -d: -f2)
    [ "${#people[@]}" -ge 3 ] || fail "three persons of the town are entitled and did not apply: $(cat open.json)"
    { actor offers system 320412; actor wang village_worker $town; actor zhao town_worker $town; actor qian district_worker 320412; actor sun district_decider 320412
      actor li district_decider 320412; actor pei resident $town "person = ${people[2]}"; } > "$data/actors.toml"
}

open_three() {
    run offers matter open "${people[0]}" rural_reward --set offer_reason="entitled, no application" --on 2026-03-02 | grep -q "matter 1, step 1" || fail "the system offers"
    refused 15108 pei matter show 1
    step wang 1 record_consent 1 2026-03-03 --pledge $(account A 34) $consent
    run wang matter open "${people[1]}" rural_reward --pledge $(account B 35) $consent --on 2026-03-03 > /dev/null
    run pei matter open "${people[2]}" rural_reward --pledge $(account C 36) --on 2026-03-03 > /dev/null
    [ "$(figure applied)" = $((before + 3)) ] || fail "open cases count as applied: $(figure applied), $before before"
}

review_three() {
    step wang 2 return_village 1 2026-03-04 --set opinion=2
    step wang 2 resubmit 2 2026-03-05 --pledge --set account_number=9912345678901299
    local case_of version=3
    for case_of in 1:2 2:3 3:1; do
        version=${case_of#*:}
        step wang "${case_of%:*}" pass_village "$version" 2026-03-06 --set opinion=1
        step zhao "${case_of%:*}" pass_town $((version + 1)) 2026-03-09 --set opinion=1
    done
    run qian matter notice publish rural_reward --area $town --on 2026-03-10 > "notice_$backend.txt"
    grep -q "named: 3" "notice_$backend.txt" || fail "three names hang on the notice: $(cat "notice_$backend.txt")"
    grep -Eq "[0-9]{17}[0-9X]|99123456789012" "notice_$backend.txt" && fail "a number hangs on the notice"
    step wang 3 object 4 2026-03-11 --set objection=elsewhere --set objector=someone
    run wang matter show 3 | grep -q someone && fail "who objects is not told"
    step zhao 3 dismiss_objection 5 2026-03-12 --set finding=here
    run qian matter notice close 1 --on 2026-03-20 | grep -q "3 go to the decision" || fail "the notice ends"
    [ "$(run qian --json matter notice show 1 | grep -o '"intact":true')" ] || fail "the notice kept its hash"
}

decide_three() {
    refused 15114 wang matter act 1 grant --version 6 --set opinion=1 --on 2026-03-23
    step sun 1 grant 6 2026-03-23 --set opinion=1
    step sun 2 grant 7 2026-03-23 --set opinion=1
    step sun 3 grant 7 2026-03-23 --set opinion=1
    [ "$(sql "select count(*) from benefit_decision where kind = 1 and amount = 96000 and length(pack) >= 12 and explanation like '%conditions%'")" = 3 ] || fail "decisions keep pack and explanation"
    local pack
    pack=$(sql "select min(pack) from benefit_decision")
    run eve benefits explain "${people[0]}" rural_reward --as-of 2026-03-23 --pack "$pack" | grep -q "^entitled" || fail "the decision is explained by the pack that made it"
}

pay_three() {
    run ann pay appropriate rural_reward 10000 --document 1 --on 2026-03-01 > /dev/null
    run ann pay commit rural_reward --on 2026-04-10 | grep -q "3 new lines of 2,880.00" || fail "commit"
    fits commit
    run ann pay batch rural_reward --on 2026-04-11 > /dev/null
    run bob pay approve 1 --on 2026-04-12 > /dev/null
    run ann pay file 1 --on 2026-04-12 -o bank1.csv > /dev/null
    fits file
    iconv -f GB18030 -t UTF-8 bank1.csv | grep -q "9912345678901299,B,960.00" || fail "the corrected account is paid: $(iconv -f GB18030 -t UTF-8 bank1.csv)"
    printf '业务参考号,金额,收款人账号,处理结果,失败原因,交易日期\nJY1A1,960.00,9912345678901234,成功,,2026-04-15\nJY2A1,960.00,9912345678901299,失败,账号户名不符,2026-04-15\nJY3A1,960.00,9912345678901236,成功,,2026-04-16\n' > answer1.csv
    run ann pay return answer1.csv --on 2026-04-17 | grep -q "2 paid with 1,920.00 yuan, 1 returned with 960.00" || fail "the bank's answer"
    fits return
    step wang 2 change_account 8 2026-04-18 --set account_holder=B --set account_number=9912345678901300 --set account_holder_reason=family
    refused 15114 wang matter act 2 confirm_account --version 9 --set opinion=1 --on 2026-04-18
    step zhao 2 confirm_account 9 2026-04-18 --set opinion=1
    run ann pay retry rural_reward 2 --on 2026-04-20 > /dev/null
    run bob pay approve 2 --on 2026-04-21 > /dev/null
    run ann pay file 2 --on 2026-04-21 -o bank2.csv > /dev/null
    printf '业务参考号,金额,处理结果\nJY2A2,960.00,成功\n' > answer2.csv
    run ann pay return answer2.csv --on 2026-04-23 > /dev/null
    fits retry
}

appeal() {
    run pei matter act 3 appeal --version 8 --set reason=earlier --on 2026-04-24 > /dev/null
    refused 15113 sun matter act 3 reject_appeal --version 9 --set finding=stands --on 2026-04-27
    step li 3 reject_appeal 9 2026-04-27 --set finding=stands
}

die_late() {
    local number
    number=$(sql "select citizen_number from person where person_id = ${people[0]}")
    mkdir -p "fix_$backend"
    local file
    file=$(grep -l "$number" files/household_register/*.csv | head -1)
    sed "s/^\([^,]*,[^,]*,[^,]*,[^,]*,$number,.*初始登记\),,\(\r\?\)$/\1,20251220,死亡\2/" "$file" > "fix_$backend/corrected.csv"
    cmp -s "$file" "fix_$backend/corrected.csv" && fail "the corrected file says nothing new"
    run clerk ingest "fix_$backend" > /dev/null
    run clerk resolve > /dev/null
    run qian matter review-facts --on 2026-05-06 | grep -q "3 matters reviewed, 1 with a change; nothing was written" || fail "the review tells before it writes"
    run qian matter review-facts --apply --on 2026-05-06 > "review_$backend.txt"
    grep -q "^1 .*stopped .*-960.00 .*died on 2025-12-20" "review_$backend.txt" || fail "the case is stopped: $(cat "review_$backend.txt")"
    run qian matter review-facts --apply --on 2026-05-06 | grep -q " 0 with a change" || fail "a second review finds nothing"
    run qian --json matter show 1 --on 2026-05-06 | grep -q '"state":"stopped"' || fail "the case stands stopped"
    run ann pay commit rural_reward --on 2026-05-07 | grep -q "1 recoveries of 960.00" || fail "the recovery is taken up"
    fits recovery
    run ann pay reclaim 4 --amount 960 --document 2 --on 2026-05-20 > /dev/null || fail "the money comes back"
    fits reclaim
    grep -q "decisions = paid + open" check.txt || fail "the verdict: $(cat check.txt)"
}

tell_story() {
    data=data-$backend
    run clerk ingest files > /dev/null
    run clerk resolve > /dev/null
    run clerk snapshot > /dev/null
    before=$(figure applied)
    find_three
    open_three
    review_three
    decide_three
    pay_three
    appeal
    die_late
    [ "$(figure applied)" = $((before + 2)) ] || fail "who died is no longer entitled: $(figure applied)"
    "$program" --data "$data" trail verify > /dev/null || fail "the trail"
}

backend=sqlite
"$program" synth --residents 3000 --seed 5 --as-of 2026-02-28 --out files > /dev/null
sql() { sqlite3 data-sqlite/register.db "$1"; }
tell_story
if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    backend=postgres
    psql -q "$JIAYU_TEST_POSTGRES" -c 'drop database if exists story_benefit_life' -c 'create database story_benefit_life'
    export JIAYU_STORE="${JIAYU_TEST_POSTGRES/dbname=postgres/dbname=story_benefit_life}"
    sql() { psql "$JIAYU_STORE" -v ON_ERROR_STOP=1 -qAtc "$1"; }
    tell_story
    diff notice_sqlite.txt notice_postgres.txt || fail "SQLite and PostgreSQL give other notices"
    diff review_sqlite.txt review_postgres.txt || fail "SQLite and PostgreSQL review otherwise"
else
    echo "JIAYU_TEST_POSTGRES is not set: the PostgreSQL half was left out"
fi
echo "benefit life: ok"
