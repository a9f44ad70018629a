#!/usr/bin/env bash
# demo.sh PROGRAM [RESIDENTS] [FOLDER]: the main job on an invented district, step by step, from files to scoreboard.
set -euo pipefail
program=$1
residents=${2:-20000}
folder=${3:-jiayu-demo}
bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then bold=$'\e[1m' plain=$'\e[0m'; fi

step() {
    printf '\n%s$ jiayu %s%s\n' "$bold" "$*" "$plain"
    "$program" --data "$folder/data" "$@"
}

# Only what an earlier demo made is replaced.
if [ -e "$folder" ] && [ ! -e "$folder/.jiayu-demo" ]; then
    echo "$folder exists and is not a demo's; name another folder or remove it" >&2
    exit 2
fi
rm -rf "$folder"
mkdir -p "$folder"
touch "$folder/.jiayu-demo"
step synth --residents "$residents" --seed 1 --out "$folder/files"
step ingest "$folder/files"
step resolve
step resolve evaluate --truth "$folder/files/truth"
step audit
step indicators --by town --month 2020-12
step scoreboard --month 2020-12
step report -o "$folder/report.html"

cat <<TEXT

${bold}Where things are${plain}
  $folder/files           the nine inputs as departments send them, and truth/, which only tests may see
  $folder/data            the register (SQLite), kept raw files, snapshots
  $folder/data/worklists  what each community has to check, one XLSX each
  $folder/report.html     the report: open it in a browser, print it on A4
${bold}What to try next${plain}
  $program --data $folder/data resolve explain 1 2        why two mentions are or are not the same person
  $program --data $folder/data audit --truth $folder/files/truth   precision and recall of every rule
  $program --data $folder/data indicators --by community --month 2017-06
TEXT
