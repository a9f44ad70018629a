#!/usr/bin/env bash
# Clerical review of invented people: at the terminal and by a spreadsheet, by two reviewers and a third; a kill loses nothing; the labels
# make the linkage better.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }
people=people/people.csv
export LC_ALL=C.UTF-8

"$program" synth --people latin --records 3000 --seed 5 --truth-column --out people > /dev/null
"$program" link init $people -o model.toml > /dev/null
"$program" link train model.toml $people -o trained.toml > /dev/null
review() { "$program" link review trained.toml $people --labels labels.csv "$@"; }
# Fills the column answer of a queue by the truth, which is the last column of the people.
fill_in() { awk -F, -v OFS=, 'NR == FNR {sub(/\r/, ""); truth[$1] = $NF; next} FNR > 1 {$2 = truth[$4] == truth[$6] ? "same" : "different"} {print}' $people "$1"; }

# At the terminal: five answers, one of them taken back and given again.
printf '1 2 s b d u q' | review --reviewer Li --limit 20 > screen.txt
grep -q "\[1\] same" screen.txt || fail "the keys are not shown"
grep -q "given_name" screen.txt || fail "the comparisons are not shown"
grep -q "4 pairs answered: 1 same, 2 different, 1 unsure" screen.txt || fail "the sitting is told wrongly: $(tail -1 screen.txt)"
[ "$(wc -l < labels.csv)" = 6 ] || fail "header and five answers expected"
grep -q "Station\|@" labels.csv && fail "a value stands in the labels"
[ "$(stat -c %a labels.csv)" = 600 ] || fail "others can read the labels"

# Killed while answers come in: what was answered stands, and the next sitting goes on.
mkfifo keys
(while printf 2; do sleep 0.02; done > keys) 2> /dev/null &
"$program" link review trained.toml $people --labels labels.csv --reviewer Li < keys > /dev/null &
sitting=$!
for _ in $(seq 600); do
    [ "$(wc -l < labels.csv)" -ge 12 ] && break
    sleep 0.1
done
kill -9 $sitting
wait 2> /dev/null || true
answers=$(($(wc -l < labels.csv) - 1))
[ "$answers" -ge 11 ] || fail "answers were lost by a kill"
review --agreement --reviewer Li > told.txt 2> complaint.txt
[ ! -s complaint.txt ] || fail "rows of the labels are refused after a kill: $(cat complaint.txt)"
grep -q "^$answers answers" told.txt || fail "not all answers are read back"

# By a spreadsheet, from the beginning: out, filled in by somebody who knows, and back; one row is spoilt and refused alone.
rm labels.csv
review --reviewer Li --limit 150 --queue-out queue.csv > /dev/null
[ "$(stat -c %a queue.csv)" = 600 ] || fail "others can read the queue"
fill_in queue.csv > filled.csv
sed -i '3s/\(same\|different\)/perhaps/' filled.csv
review --reviewer Li --answers filled.csv > taken.txt 2> refused.txt && fail "a refused row is not told by the exit code"
grep -q "row 3 is not used" refused.txt || fail "the spoilt row is not named"
grep -q "^149 answers taken" taken.txt || fail "answers are lost: $(cat taken.txt)"
review --reviewer Li --answers filled.csv > again.txt 2> /dev/null || true
grep -q "^0 answers taken (0 blank, 149 known already" again.txt || fail "taking a table twice changes something"

# A second reviewer, blind, who errs ten times; a third decides.
review --reviewer Wang --second --queue-out second.csv > /dev/null
grep -q ",Li," second.csv && fail "the second reviewer is told of the first"
fill_in second.csv | awk -F, -v OFS=, 'FNR > 1 && FNR <= 11 {$2 = $2 == "same" ? "different" : "same"} {print}' > filled.csv
review --reviewer Wang --second --answers filled.csv > /dev/null
review --agreement > agreement.txt
grep -q "10 pairs to be decided" agreement.txt || fail "ten conflicts expected: $(cat agreement.txt)"
grep -Eq "Li +Wang +149 +0.933 .*0\.[0-9]+ \(0\.[0-9]+ … [01]\.[0-9]+\) +10" agreement.txt || fail "agreement and kappa are not as they must be: $(cat agreement.txt)"
review --reviewer Zhao --adjudicate --queue-out third.csv > /dev/null
[ "$(wc -l < third.csv)" = 11 ] || fail "the third is asked of more than the conflicts"
fill_in third.csv > filled.csv
review --reviewer Zhao --adjudicate --answers filled.csv > /dev/null
review --agreement | grep -q "There is no conflict" || fail "conflicts are left"

# Labels correct the model and stand in the clusters.
"$program" link train model.toml $people -o corrected.toml --labels labels.csv > trained.txt
grep -q "m by labels" trained.txt || fail "m by labels is not shown"
grep -q "m_error" corrected.toml || fail "the model has no standard error of m"
"$program" link model.toml $people -o without --no-report > /dev/null
"$program" link model.toml $people -o with --no-report --labels labels.csv > with.txt
grep -q "precision 0\.[0-9]* (0\.[0-9]* …\|precision 1.0000 (0\.[0-9]* …" with.txt || fail "no precision with an interval: $(cat with.txt)"
if [ -f "$(dirname "$program")/../share/jiayu/link_report.html" ]; then
    "$program" link model.toml $people -o reported --labels labels.csv > /dev/null
    grep -q '"kind":"labels"' reported/report.html || fail "the report does not judge by the labels"
fi
grep -q '"labels"' with/summary.json || fail "summary.json does not tell of the labels"
quality() { "$program" --json link evaluate "$1" $people --truth-column cluster | grep -o '"pairs":{[^}]*"f1":[0-9.E-]*' | head -1 | grep -o '[0-9.E-]*$'; }
awk -v before="$(quality without)" -v after="$(quality with)" 'BEGIN {print "pair F1", before, "->", after; exit !(after >= before)}' || fail "labels made the clusters worse"
"$program" link predict corrected.toml $people -o scored > /dev/null
"$program" link cluster scored $people -o joined --labels labels.csv > /dev/null
[ "$(wc -l < joined/clusters.csv)" = 3001 ] || fail "link cluster lost records"
echo "link review: ok"
