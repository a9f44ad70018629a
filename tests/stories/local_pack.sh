#!/bin/bash
# usage: local_pack.sh PROGRAM FOLDER
# A district judges by a local pack: jiayu pack use chooses it, and audit, benefits, explanations and snapshots follow; jiayu pack diff
# --snapshot says beforehand how many people and how much money move, and benefits find then finds just that.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder" && mkdir -p "$folder/packs"
data=$folder/data
source_packs=$(cd "$(dirname "$0")/../../packs" && pwd)
cp -r "$source_packs/." "$folder/packs"
fail() { echo "local_pack: $1" >&2; exit 1; }
jiayu() { LANG=C.UTF-8 "$program" --data "$data" --packs "$folder/packs" --as tester "$@"; }
value() { grep -o "\"$1\":[^,}]*" | head -1 | cut -d: -f2 | tr -d '"'; }

jiayu synth --residents 3000 --seed 5 --as-of 2022-12-31 --out "$folder/files" > /dev/null 2>&1
jiayu ingest "$folder/files" > /dev/null 2>&1
jiayu resolve > /dev/null 2>&1
jiayu audit --no-lists > /dev/null 2>&1
national=$(jiayu --json benefits find | value pack)
jiayu pack use | grep -q "by pack national" || fail "without a choice national does not judge"

# What the local pack would move, before anybody signs; then the same by finding.
jiayu --json pack diff national changzhou --snapshot > "$folder/diff.json"
moved=$(grep -o '"benefit":"elder_allowance"[^[]*' "$folder/diff.json")
entitled=$(value entitled_after <<< "$moved") fen=$(value fen_after <<< "$moved")
[ "$entitled" -gt 0 ] || fail "the local benefit moves nobody"
grep -q '"rule":"CZ01"' "$folder/diff.json" || fail "the local audit rule moves nobody"
grep -oE '"person":"[^"]*"' "$folder/diff.json" | grep -vqE '"\*+[0-9]{2}"|"[0-9]{1,2}"' && fail "a person of the sample is not masked"
grep -oE '[0-9]{17}[0-9X]' "$folder/diff.json" && fail "a citizen number stands in the diff"
jiayu pack diff national changzhou --snapshot > "$folder/diff"
grep -qE "elder_allowance +$entitled +0 +$entitled +0 +0.00" "$folder/diff" || fail "the table of people and money lacks the local benefit"
jiayu pack use nowhere > /dev/null 2>&1 && fail "a pack that is not there is not refused"
jiayu pack use changzhou | grep -q "national → changzhou" || fail "the layers are not told"
jiayu --json benefits find > "$folder/find.json"
local=$(value pack < "$folder/find.json")
[ "$local" != "$national" ] || fail "the version does not change with the pack"
jiayu --json benefits find --benefit elder_allowance > "$folder/found.json"
[ "$(value entitled < "$folder/found.json")" = "$entitled" ] || fail "find and diff count other people"
[ "$(value amount < "$folder/found.json")" = "$fen" ] || fail "find and diff count other money"
grep -q '"nearly_days":90' "$folder/find.json" || fail "the local parameter does not count"

person=$(jiayu --json benefits find --benefit elder_allowance --list open --rows 1 | grep -o '"person":[0-9]*' | head -1 | cut -d: -f2)
jiayu benefits explain "$person" elder_allowance > "$folder/explained"
grep -qE 'years old: [0-9]+ yuan a month' "$folder/explained" || fail "the local sentence is not told"
grep -q 'table.elder_allowance .*recalled' "$folder/explained" || fail "the row of the table is not told, or not marked as recalled"
grep -q "pack $local" "$folder/explained" || fail "the explanation does not carry the version of all layers"
jiayu benefits explain "$person" elder_allowance --pack "$local" > /dev/null || fail "the local pack was not kept with its layers"
jiayu benefits explain "$person" elder_allowance --pack "$national" > /dev/null 2>&1 && fail "the kept national pack knows a local benefit"
jiayu audit --no-lists > "$folder/audit" 2> /dev/null
grep -q '^CZ01 ' "$folder/audit" || fail "the audit does not judge by the local rule"
jiayu pack diff "$national" "$local" > "$folder/kept"
grep -q '+ benefit elder_allowance' "$folder/kept" || fail "kept versions cannot be compared"

# A number of the national pack replaced: its examples are told and no fault, and next year's amount moves next year's money alone.
mkdir -p "$folder/packs/town"
printf 'extends = "changzhou"\ntitle = {zh = "镇", en = "town"}\n' > "$folder/packs/town/pack.toml"
printf '[[rural_reward_age_min]]\nfrom = 2004-01-01\nuntil = 2022-12-31\nvalue = 60\nsource = "s"\nbasis = "source"\n[[rural_reward_age_min]]\nfrom = 2023-01-01\nvalue = 58\nsource = "s"\nbasis = "design"\n' > "$folder/packs/town/parameters.toml"
jiayu pack test town > "$folder/town" || fail "examples of the pack below are a fault of the local one"
jiayu --json pack diff changzhou town --snapshot > "$folder/this_year"
grep -q '"benefits":\[\]' "$folder/this_year" || fail "a rule of next year moves people this year"
jiayu --json pack diff changzhou town --snapshot --as-of 2023-01-01 > "$folder/next_year"
grep -q '"benefit":"rural_reward"' "$folder/next_year" || fail "a rule of next year moves nobody next year"

printf 'pack = 7\n' > "$data/district.toml"
jiayu benefits find > /dev/null 2>&1 && fail "a choice that cannot be read is not refused"
jiayu pack use changzhou > /dev/null || fail "a choice that cannot be read cannot be written anew"
"$program" --data "$data" --packs "$source_packs" trail verify > /dev/null || fail "the trail does not hold"
echo "local_pack: ok"
