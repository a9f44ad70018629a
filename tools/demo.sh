#!/usr/bin/env bash
# demo.sh PROGRAM [RESIDENTS] [FOLDER]: the main job on an invented district, step by step, from files to scoreboard.
# Each step's whole output goes to FOLDER/log; a part of it is shown.
set -euo pipefail
program=$1
residents=${2:-20000}
folder=${3:-jiayu-demo}
bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' plain=$'\e[0m'; fi

# step FILTER VERB…: runs the verb, keeps its output, shows what FILTER leaves of it.
step() {
    local filter=$1
    shift
    printf '\n%s$ jiayu %s%s\n' "$bold" "$*" "$plain"
    local log=$folder/log/${*//[^a-z]/_}
    log=${log:0:60}.txt
    "$program" --data "$folder/data" "$@" > "$log"
    bash -c "$filter" < "$log"
}

# Only what an earlier demo made is replaced.
if [ -e "$folder" ] && [ ! -e "$folder/.jiayu-demo" ]; then
    echo "$folder exists and is not a demo's; name another folder or remove it" >&2
    exit 2
fi
rm -rf "$folder"
mkdir -p "$folder/log"
touch "$folder/.jiayu-demo"
step 'tail -n 1' synth --residents "$residents" --seed 1 --out "$folder/files"
step 'head -n 1; grep -A99 "^total" ' ingest "$folder/files"
step 'grep -A99 "^persons:"' resolve
step 'head -n 4' resolve evaluate --truth "$folder/files/truth"
step 'head -n 12; echo "…"; tail -n 3' audit
step 'grep -v "^$"' indicators --by district --month 2020-12
printf '\n%s$ jiayu scoreboard --month 2020-12%s\n' "$bold" "$plain"
"$program" --data "$folder/data" scoreboard --month 2020-12
step 'cat' report -o "$folder/report.html"

cat <<TEXT

${bold}Where things are${plain}
  $folder/files           the nine inputs as departments send them, and truth/, which only tests may see
  $folder/data            the register (SQLite), kept raw files, snapshots
  $folder/data/worklists  what each community has to check, one XLSX each
  $folder/report.html     the report: open it in a browser, print it on A4
  $folder/log             the whole output of each step
${bold}What to try next${plain}
  ${program#"$PWD"/} --data $folder/data resolve explain 1 2        why two mentions are or are not the same person
  ${program#"$PWD"/} --data $folder/data audit --truth $folder/files/truth   precision and recall of every rule
  ${program#"$PWD"/} --data $folder/data indicators --by community --month 2017-06
TEXT
