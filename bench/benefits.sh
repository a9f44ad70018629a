#!/usr/bin/env bash
# benefits.sh PROGRAM [RESIDENTS]: invents a district (1,000,000 residents), makes its register and a snapshot, and measures judging everyone
# for every benefit. Writes bench/results/benefits.md. JIAYU_BENCH_FOLDER names where the district is made (default: a temporary folder; 5 GB);
# a district that lies there already is used again. JIAYU_BENCH_DAY: the day judged for (2025-06-30).
set -euo pipefail
program=$(realpath "$1")
residents=${2:-1000000}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(dirname "$program")/..
folder=${JIAYU_BENCH_FOLDER:-$(mktemp -d)}
[ -n "${JIAYU_BENCH_FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
district=$folder/benefits-$residents
report=$root/bench/results/benefits.md
mkdir -p "$folder" "$root/bench/results"
ninja -C "$build" benefits_engine > /dev/null
if [ ! -e "$district/data/register.db" ]; then
    "$program" synth --residents "$residents" --as-of 2022-12-31 --out "$district/files" > "$folder/log"
    "$program" --data "$district/data" --as bench ingest "$district/files" >> "$folder/log"
    "$program" --data "$district/data" --as bench resolve >> "$folder/log"
fi
"$program" --data "$district/data" --as bench snapshot >> "$folder/log"
{
    printf '# Benefits: judging everyone\n\n%s residents invented, %s processors. Best of five runs each; made by `./dev bench benefits`.\n\n' "$residents" "$(nproc)"
    "$build/bench/benefits_engine" "$district/data" "$root/packs" "${JIAYU_BENCH_DAY:-2025-06-30}"
} | tee "$report"
