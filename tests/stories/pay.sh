#!/usr/bin/env bash
# From decisions to the bank's answer: money is given, two people make and check a batch, the bank pays one line and returns another, which
# is sent again and paid. Every step twice changes nothing more, and the check proves the sums after each. On SQLite, and on PostgreSQL
# when JIAYU_TEST_POSTGRES names a server.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
export LC_ALL=C
fail() { echo "story failed ($backend): $*" >&2; exit 1; }

pay() { local who=$1; shift; "$program" --data data --as "$who" pay "$@"; }
fits() { pay eve check > check.txt || fail "after $1 the check finds: $(cat check.txt)"; }
refused() { # CODE NUMBER COMMAND…
    local number=$1 code=0; shift
    "$@" > out.txt 2> err.txt || code=$?
    [ $code = 2 ] && grep -q "^error $number " err.txt || fail "expected refusal $number of: $* (exit $code) $(cat err.txt)"
}

decisions="insert into benefit_decision(decision_id, kind, benefit, period, person_id, payee_person_id, amount, entitled_on, decided_on, decided_by, corrects_decision_id, pack, explanation) values
(1, 1, 'rural_reward', '2026', 11, 11, 96000, 20260101, 20260305, 'town', null, 'p', '{}'),
(2, 1, 'rural_reward', '2026', 12, 12, 96000, 20260201, 20260305, 'town', null, 'p', '{}'),
(3, 1, 'rural_reward', '2026', 13, 13, 96000, 20260201, 20260405, 'town', null, 'p', '{}');
insert into payee_account(payee_account_id, person_id, holder_name, account_number, bank_code, given_on, given_by) values
(1, 11, '钱秀英', '9900000000000011', '990100', 20260301, 'town'), (2, 12, '孙桂兰', '9900000000000012', '990100', 20260301, 'town'), (3, 13, '李玉珍', '9900000000000013', '990100', 20260301, 'town')"

tell_story() {
    "$program" --data data register > /dev/null
    sql "$decisions" > /dev/null
    refused 16013 pay ann commit rural_reward --on 2026-04-10
    pay ann appropriate rural_reward 2000 --document 苏财社〔2026〕1号 --on 2026-03-01 | grep -q "available: 2,000.00" || fail "appropriation"
    pay ann appropriate rural_reward 2000 --document 苏财社〔2026〕1号 --on 2026-03-01 | grep -q "nothing changed" || fail "the same paper twice"
    refused 12972 pay ann appropriate rural_reward 2001 --document 苏财社〔2026〕1号
    refused 16013 pay ann commit rural_reward --on 2026-04-10
    pay ann appropriate rural_reward 880.00 --document 常财社〔2026〕7号 --on 2026-03-02 > /dev/null
    pay ann commit rural_reward --on 2026-04-10 | grep -q "3 new lines of 2,880.00" || fail "commit"
    pay ann commit rural_reward --on 2026-04-10 | grep -q "no new decisions" || fail "a second commit finds nothing"
    fits commit
    pay ann batch rural_reward --on 2026-04-11 | grep -q "batch 1: 3 lines, 2,880.00" || fail "batch"
    refused 16010 pay ANN approve 1
    refused 16011 pay bob file 1
    pay bob approve 1 --on 2026-04-12 | grep -q approved || fail "approve"
    pay bob approve 1 --on 2026-04-12 > /dev/null || fail "a repeated approval is harmless"
    pay ann file 1 --on 2026-04-12 -o bank1.csv > /dev/null
    pay ann file 1 --on 2026-04-12 -o bank1_again.csv | grep -q "this very file" || fail "the same file"
    cmp -s bank1.csv bank1_again.csv || fail "two files of one batch"
    iconv -f GB18030 -t UTF-8 bank1.csv | grep -q "9900000000000012,孙桂兰,960.00" || fail "the bank's list"
    fits file
    {
        echo "业务参考号,金额,收款人账号,处理结果,失败原因,交易日期"
        echo "JY1A1,960.00,9900000000000011,成功,,2026-04-15"
        echo "JY2A1,960.00,9900000000000012,失败,账号户名不符,2026-04-15"
        echo "JY3A1,960.00,9900000000000013,成功,,2026-04-16"
        echo "JY3A1,961.00,9900000000000013,成功,,2026-04-16"
        echo "NOTPROVIDED,12.00,9900000000000099,成功,,2026-04-16"
    } > answer1.csv
    local code=0
    pay ann return answer1.csv --on 2026-04-17 > out.txt || code=$?
    [ $code = 1 ] && grep -q "2 paid with 1,920.00 yuan, 1 returned with 960.00 yuan, 0 known already, 2 not placed" out.txt || fail "answer: $(cat out.txt)"
    pay ann return answer1.csv --on 2026-04-18 | grep -q "nothing changed" || fail "the same answer twice"
    pay ann worklist > worklist.txt
    grep -q "JY3A1 .*961.00 .*99\*\*\*\*0013 .*another amount" worklist.txt && grep -q "NOTPROVIDED .*no line" worklist.txt || fail "work list: $(cat worklist.txt)"
    grep -q 9900000000000013 worklist.txt && fail "an account number in clear"
    fits return
    sql "insert into payee_account(payee_account_id, person_id, holder_name, account_number, bank_code, given_on, given_by) values (4, 12, '孙桂兰', '9900000000000021', '990100', 20260420, 'town')" > /dev/null
    pay ann retry rural_reward 2 --on 2026-04-21 | grep -q "batch 2: 1 lines, 960.00" || fail "retry"
    pay bob approve 2 --on 2026-04-21 > /dev/null
    pay ann file 2 --on 2026-04-21 -o bank2.csv > /dev/null
    iconv -f GB18030 -t UTF-8 bank2.csv | grep -q "9900000000000021,.*JY2A2" || fail "the second attempt goes to the new account"
    printf '业务参考号,金额,处理结果\nJY2A2,960.00,成功\n' > answer2.csv
    pay ann return answer2.csv --on 2026-04-23 > /dev/null
    fits "the second answer"
    grep -q "decisions = paid + open" check.txt || fail "the verdict: $(cat check.txt)"
    pay eve --json check | grep -q '"paid_fen":192000.*"paid_fen":96000' || fail "by month of decision"
    sql "update ledger_movement set amount = 1 where movement_id = 1" > /dev/null 2> err.txt && fail "the database let a movement be changed"
    grep -q append-only err.txt || fail "why not: $(cat err.txt)"
    printf x >> "$(ls data/payments/*.csv | head -1)"
    code=0; pay eve check > check.txt || code=$?
    [ $code = 1 ] && grep -q "changed since it was made" check.txt || fail "a changed bank file is seen: $(cat check.txt)"
    "$program" --data data trail verify > /dev/null || fail "the trail"
}

backend=sqlite
sql() { sqlite3 data/register.db "$1"; }
tell_story
if [ -n "${JIAYU_TEST_POSTGRES:-}" ]; then
    backend=postgres
    rm -rf data
    psql "$JIAYU_TEST_POSTGRES" -qc "drop schema if exists pay_story cascade" -c "create schema pay_story" 2> /dev/null
    export JIAYU_STORE="$JIAYU_TEST_POSTGRES options='-c search_path=pay_story'"
    sql() { psql "$JIAYU_STORE" -v ON_ERROR_STOP=1 -qc "$1"; }
    tell_story
fi
echo "pay: ok"
