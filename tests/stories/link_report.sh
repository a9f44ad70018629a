#!/usr/bin/env bash
# jiayu link on invented people of eight departments writes its report: masked unless asked, left out when told so. The browser test of
# web/ opens the page.
set -euo pipefail
program=$1 folder=$2
[ -f "$(dirname "$program")/../share/jiayu/link_report.html" ] || { echo "the pages of web/ are not built: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }

"$program" synth --people departments --without-numbers --truth-column --records 6000 --seed 3 --out people > /dev/null
"$program" link init people/people.csv -o model.toml > /dev/null
name=$(sed -n 3p people/people.csv | cut -d, -f4)

"$program" link model.toml people/people.csv -o out --truth-column cluster | grep -q "out/report.html" || fail "the report is named"
grep -q "$name" out/report.html && fail "a name is shown that was not asked for"
[ "$(wc -c < out/report.html)" -lt 4000000 ] || fail "the report is larger than four megabytes"

"$program" link model.toml people/people.csv -o shown --show-values > /dev/null
grep -q '"shows_values":true' shown/report.html || fail "values were asked for"

"$program" link model.toml people/people.csv -o without --no-report --truth-column cluster > told
grep -q "Brier" told || fail "a truth is judged by without a report too"
grep -q '"quality":{' without/summary.json || fail "how good it is stands in summary.json"
[ ! -e without/report.html ] || fail "no report was asked for"
echo "link report: ok"
