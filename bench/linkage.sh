#!/usr/bin/env bash
# linkage.sh PROGRAM [RECORDS…]: makes the tables of docs/design/people_tables.md, links each with the proposed model (`jiayu link init`) and
# with the hand-written one of bench/models, judges the pairs by the truth, and runs the DuckDB emulation beside the engine on one model.
# RECORDS (as 100000 1000000 10000000): growth too, of the Latin and the departments' tables, each size once; it takes most of the time.
# Writes bench/results/linkage.md. JIAYU_BENCH_FOLDER names where the tables are made (default: a temporary folder; 0.5 GB, and 0.6 GB more for each
# million records of growth, of the largest size). JIAYU_BENCH_SEED: other people (default 1). JIAYU_BENCH_REPEATS: runs, of which the fastest counts (3).
# JIAYU_BENCH_MEMORY: the bound of the growth runs (default 16G).
set -euo pipefail
program=$(realpath "$1")
shift
sizes=("$@")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(dirname "$program")/..
engine=$build/bench/linkage_engine
emulation=$build/bench/linkage_duckdb
models=$root/bench/models
seed=${JIAYU_BENCH_SEED:-1}
repeats=${JIAYU_BENCH_REPEATS:-3}
folder=${JIAYU_BENCH_FOLDER:-$(mktemp -d)}
[ -n "${JIAYU_BENCH_FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
report=$root/bench/results/linkage.md
mkdir -p "$folder" "$root/bench/results"
ninja -C "$build" linkage_engine linkage_duckdb linkage_bench > /dev/null
lines=$folder/lines
: > "$lines"
: > "$folder/clusters"

say() { printf "$@" | tee -a "$lines"; }

# field NAME: the number behind the first "NAME": of the last measured line.
field() { grep -o "\"$1\": [0-9.e+-]*" "$folder/best" | head -1 | sed 's/.*: //'; }
# quality PART NAME: of "at_half" or "best".
quality() { sed "s/.*\"$1\": {\([^}]*\)}.*/\1/" "$folder/best" | grep -o "\"$2\": [0-9.-]*" | sed 's/.*: //'; }

# fastest COMMAND…: runs it several times and keeps the line of the run with the fewest seconds in all.
fastest() {
    : > "$folder/runs"
    for _ in $(seq "$repeats"); do "$@" | tail -1 >> "$folder/runs"; done
    awk '{ total = 0; line = $0; while (match(line, /"[a-z_]*seconds": [0-9.]+/)) { split(substr(line, RSTART, RLENGTH), part, ": "); total += part[2]; line = substr(line, RSTART + RLENGTH) }
           if (NR == 1 || total < least) { least = total; kept = $0 } } END { print kept }' "$folder/runs" > "$folder/best"
}

# table NAME SHAPE RECORDS [OPTION…]
table() {
    local name=$1 shape=$2 records=$3
    shift 3
    [ -f "$folder/$name/truth.csv" ] || "$program" synth --people "$shape" --records "$records" --seed "$seed" --out "$folder/$name" "$@" > /dev/null
}

# measure DATA NAME MODEL WORD: one line of the table of data sets.
measure() {
    fastest "$engine" "$3" "$folder/$2/truth.csv" "$4" "$folder/$2"/people*.csv
    say '| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n' "$1" "$5" "$(field seconds)" "$(field peak_mebibytes)" "$(field pairs)" "$(field pairs_per_second)" \
        "$(quality at_half f1)" "$(quality best f1)" "$(quality at_half precision)"
}

# json FILE NAME: the first number of that name; json_in FILE PART NAME: of the object PART.
json() { grep -o "\"$2\":[0-9.E+-]*" "$1" | head -1 | cut -d: -f2; }
json_in() { sed "s/.*\"$2\":{\([^}]*\)}.*/\1/" "$1" | grep -o "\"$3\":[0-9.E+-]*" | head -1 | cut -d: -f2; }

# linkage_seconds SUMMARY: of the linkage's own steps; profiles are not made of every table.
linkage_seconds() {
    local step seconds=0 taken
    for step in encode block chance learn score cluster profiles; do
        taken=$(json "$1" "$step" || true)
        seconds=$(awk "BEGIN{print $seconds + ${taken:-0}}")
    done
    echo "$seconds"
}

# cluster DATA NAME MODEL WORD: the whole of `jiayu link`, judged by `jiayu link evaluate`; a line kept for the second table.
cluster() {
    rm -rf "$folder/out"
    /usr/bin/time -o "$folder/time" -f %M "$program" link "$3" "$folder/$2"/people*.csv -o "$folder/out" --no-report --pairs none > /dev/null
    "$program" --json link evaluate "$folder/out" --truth "$folder/$2/truth.csv" > "$folder/judged"
    local seconds
    seconds=$(linkage_seconds "$folder/out/summary.json")
    awk -v data="$1" -v model="$4" -v seconds="$seconds" -v memory="$(cat "$folder/time")" -v f1="$(json_in "$folder/judged" pairs f1)" \
        -v precision="$(json_in "$folder/judged" pairs precision)" -v exact="$(json_in "$folder/judged" clusters f1)" -v cubed="$(json_in "$folder/judged" b_cubed f1)" \
        'BEGIN { printf "| %s | %s | %.3f | %.0f | %.4f | %.4f | %.4f | %.4f |\n", data, model, seconds, memory / 1024, f1, precision, exact, cubed }' >> "$folder/clusters"
}

# both DATA NAME MODEL: with the proposed and the hand-written model.
both() {
    "$program" link init "$folder/$2"/people*.csv -o "$folder/$2.toml" > /dev/null
    measure "$1" "$2" "$folder/$2.toml" learn "proposed"
    cluster "$1" "$2" "$folder/$2.toml" "proposed"
    measure "$1" "$2" "$models/$3.toml" learn "hand-written"
    cluster "$1" "$2" "$models/$3.toml" "hand-written"
}

say '## Data sets\n\nSeconds are without reading the files; peak memory is of the whole process. Pairs per second: of the scoring step. F1 of pairs at probability 0.5 beside the best threshold'\''s (bar: within 0.002).\n\n'
say '| data | model | seconds | peak MiB | pairs | pairs/s | F1 at 0.5 | best F1 | precision at 0.5 |\n|---|---|---|---|---|---|---|---|---|\n'
table febrl febrl 5000
table departments departments 1000000
table departments_without_numbers departments 1000000 --without-numbers
table latin latin 1000000
table historical historical 50578
both "FEBRL-like, 5,000 + 5,000" febrl febrl
both "eight departments, with citizen numbers" departments departments
both "eight departments, without citizen numbers" departments_without_numbers departments_without_numbers
both "Latin, heavy duplication" latin latin
both "historical, 50,578" historical historical

say '\n`jiayu link`, clusters included, reading and writing not; memory is of the whole process. F1 and precision of the pairs within clusters; exact: clusters that equal the true ones; B³: Bagga and Baldwin 1998.\n\n'
say '| data | model | seconds | peak MiB | F1 of pairs in clusters | precision | exact F1 | B³ F1 |\n|---|---|---|---|---|---|---|---|\n'
tee -a "$lines" < "$folder/clusters"

cat >> "$lines" <<'TEXT'

Reference, as quoted by the task, measured outside this project on data of the same shapes but not the same people (Splink 4.0.16 and 5.0.0.dev4 on DuckDB 1.5.6, two threads, a careful model, best of both):

| data | seconds | peak memory | best pair F1 | best cluster F1 |
|---|---|---|---|---|
| FEBRL 4 | 2.9 | 0.4 GB | 0.9998 | 0.9992 |
| eight departments, with citizen numbers | 56 | 2.2 GB | 0.9963 | 0.9965 |
| eight departments, without citizen numbers | 25 | 1.9 GB | 0.985 | 0.9896 |
| Latin, heavy duplication (17.6 M pairs) | 18 | 2.7 GB | 0.767 | 0.901 |
| historical persons, 50,578 | 6 | 0.7 GB | 0.819 | 0.848 |
TEXT

say '\n## One model on DuckDB and on the engine\n\n`bench/linkage_duckdb.cpp` is an **emulation** of the prediction step (block, compare, weigh) in DuckDB SQL, written for this project; it is not Splink. Both run bench/models/latin_emulated.toml with fixed m and u on the Latin table, two threads; tests hold their weights equal to 1e-9. Prepare: derived columns and shares of values; dictionary codes.\n\n'
say '| by | prepare | block | score | pairs |\n|---|---|---|---|---|\n'
fastest "$emulation" "$models/latin_emulated.toml" 2 - "$folder/latin/people.csv"
say '| DuckDB emulation | %s | %s | %s | %s |\n' "$(field prepare_seconds)" "$(field block_seconds)" "$(field score_seconds)" "$(field pairs)"
emulated=$(awk "BEGIN{print $(field prepare_seconds) + $(field block_seconds) + $(field score_seconds)}")
fastest env JIAYU_THREADS=2 "$engine" "$models/latin_emulated.toml" "$folder/latin/truth.csv" keep "$folder/latin/people.csv"
say '| engine | %s | %s | %s | %s |\n' "$(field encode)" "$(field block)" "$(field score)" "$(field pairs)"
say '\nIn all %s s against %s s: the engine is %s times as fast.\n' "$emulated" "$(field seconds)" "$(awk "BEGIN{printf \"%.1f\", $emulated / $(field seconds)}")"

# grow SHAPE SIZE: the whole of `jiayu link` once at a size; the table is made for it and taken away again.
grow() {
    local data=$folder/growth out=$folder/grown
    "$program" synth --people "$1" --records "$2" --seed "$seed" --out "$data" > /dev/null
    /usr/bin/time -o "$folder/time" -f '%e %M' "$program" link "$models/$1.toml" "$data"/people*.csv -o "$out" --no-report --pairs none --memory "${JIAYU_BENCH_MEMORY:-16G}" > /dev/null
    "$program" --json link evaluate "$out" --truth "$data/truth.csv" > "$folder/judged"
    local seconds pairs
    seconds=$(linkage_seconds "$out/summary.json")
    pairs=$(json "$out/summary.json" pairs_compared)
    say '| %s | %s | %.2f | %s | %s | %.0f | %.2f | %.4f | %.4f |\n' "$1" "$2" "$seconds" "$(json "$out/summary.json" score)" "$pairs" "$(awk '{print $2 / 1024}' "$folder/time")" \
        "$(awk "BEGIN{print 1e6 * $seconds / $pairs}")" "$(json_in "$folder/judged" pairs f1)" "$(json_in "$folder/judged" pairs precision)"
    rm -rf "$data" "$out"
}

if [ ${#sizes[@]} -gt 0 ]; then
    say '\n## Growth\n\n`jiayu link` with hand-written models, one run each, `--memory %s`; seconds of the linkage, reading and writing not. F1 and precision of the pairs within clusters.\n\n' "${JIAYU_BENCH_MEMORY:-16G}"
    say '| shape | records | seconds | of them scoring | pairs | peak MiB | µs a pair | F1 | precision |\n|---|---|---|---|---|---|---|---|---|\n'
    for shape in latin departments; do
        for size in "${sizes[@]}"; do grow "$shape" "$size"; done
    done
fi

say '\n## Micro benchmarks\n\n`linkage_bench`, medians of five.\n\n```\n'
"$build/linkage_bench" --benchmark_repetitions=5 --benchmark_report_aggregates_only=true 2> /dev/null | grep -E '_median|^Benchmark' | tee -a "$lines"
say '```\n'

{
    echo "# Linkage, measured"
    echo
    echo "\`./dev bench linkage ${sizes[*]}\` on $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)), $(awk '/MemTotal/{printf "%.0f GiB", $2/1048576}' /proc/meminfo), commit $(git -C "$root" rev-parse --short HEAD), $(date -u +%F). Invented people of seed $seed (docs/design/people_tables.md), fastest of $repeats runs; load of the machine at the end: $(cut -d' ' -f1 /proc/loadavg)."
    echo
    cat "$lines"
} > "$report"
echo "written: $report"
