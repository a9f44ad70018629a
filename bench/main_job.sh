#!/usr/bin/env bash
# main_job.sh PROGRAM [RESIDENTS…]: runs the whole main job at each size and prints a table: stage, seconds, CPU seconds, rows per second,
# peak memory; then references measured in the same run on the same data. Writes bench/results/main_job.md (committed) and .json.
# JIAYU_BENCH_FOLDER names where the districts are made (default: a temporary folder; about 9 GB per million residents of the largest size at
# its height, since each district goes when it is measured; JIAYU_BENCH_KEEP=1 keeps them). JIAYU_BENCH_POSTGRES=1 also runs the
# main job on a private PostgreSQL (tests/with_postgres.sh), which needs as much again.
set -euo pipefail
program=$(realpath "$1")
shift
sizes=("${@:-100000 1000000}")
[ $# = 0 ] && sizes=(100000 1000000)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
reference=$(dirname "$program")/../bench/duckdb_reference
folder=${JIAYU_BENCH_FOLDER:-$(mktemp -d)}
[ -n "${JIAYU_BENCH_FOLDER:-}" ] || trap 'rm -rf "$folder"' EXIT
results=$root/bench/results
mkdir -p "$folder" "$results"
ninja -C "$(dirname "$program")/.." duckdb_reference > /dev/null

report=$results/main_job.md
lines=$folder/lines
: > "$lines"

# measure NAME ROWS COMMAND…: appends a line of the table; ROWS may be empty, or a command's later `rows` file.
measure() {
    local name=$1 rows=$2
    shift 2
    local times
    /usr/bin/time -o "$folder/time" -f '%e %U %S %M' "$@" > "$folder/out" 2> "$folder/err" || { cat "$folder/err" >&2; return 1; }
    read -r wall user system memory < "$folder/time"
    awk -v name="$name" -v rows="$rows" -v wall="$wall" -v cpu="$(awk "BEGIN{print $user+$system}")" -v memory="$memory" 'BEGIN{
        printf "| %s | %.2f | %.2f | %s | %s | %.0f |\n", name, wall, cpu, rows == "" ? "" : rows, rows == "" || wall == 0 ? "" : sprintf("%.0f", rows / wall), memory / 1024 }' | tee -a "$lines"
    last_wall=$wall
}

# figures NAME KEY…: lines with seconds that a command tells itself, from its --json in $folder/out; rows and rows/s of what it read.
figures() {
    while [ $# -gt 0 ]; do
        sqlite3 :memory: "with report as (select readfile('$folder/out') as json),
            told as (select json_extract(json, '\$.$2') as seconds, case when '$2' = 'seconds_read' then json_extract(json, '\$.rows_read') end as rows from report)
            select printf('| … %s | %.2f | | %s | %s | |', '$1', seconds, coalesce(rows, ''), coalesce(cast(rows / seconds as integer), '')) from told" | tee -a "$lines"
        shift 2
    done
}

count() { sqlite3 "$1" "select count(*) from $2"; }

# The same rows that the job wrote, through the sqlite3 shell: same tables, .import, then the same indexes.
import_reference() {
    local database=$1 work=$2
    rm -rf "$work" && mkdir -p "$work"
    sqlite3 "$database" "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'schema_migration'" > "$work/tables"
    sqlite3 "$database" "select sql || ';' from sqlite_schema where type = 'table' and name not like 'sqlite_%'" > "$work/schema.sql"
    sqlite3 "$database" "select sql || ';' from sqlite_schema where type = 'index' and sql is not null" > "$work/indexes.sql"
    : > "$work/script"
    echo "pragma journal_mode = wal; pragma synchronous = full;" >> "$work/script"
    echo ".read $work/schema.sql" >> "$work/script"
    import_rows=0
    while read -r table; do
        sqlite3 -csv "$database" "select * from $table" > "$work/$table.csv"
        import_rows=$((import_rows + $(count "$database" "$table")))
        [ -s "$work/$table.csv" ] && echo ".import --csv $work/$table.csv $table" >> "$work/script"
    done < "$work/tables"
    echo ".read $work/indexes.sql" >> "$work/script"
}

# The same files on PostgreSQL. The server's settings are those of the tests but for fsync, which a register needs.
on_postgres() {
    local residents=$1 district=$folder/$1
    export -f measure postgres_stages
    export folder lines program district
    JIAYU_TEST_POSTGRES_SETTINGS="-c fsync=on -c shared_buffers=1GB -c max_wal_size=8GB -c maintenance_work_mem=512MB" \
        "$root/tests/with_postgres.sh" bash -c "set -euo pipefail; printf '\n#### $residents residents on PostgreSQL\n\n| stage | seconds | CPU seconds of the program | rows | rows/s | peak MiB |\n|---|---|---|---|---|---|\n' | tee -a \"\$lines\"; postgres_stages"
}

postgres_stages() {
    local jiayu=(env "JIAYU_STORE=$JIAYU_TEST_POSTGRES" "$program" --data "$district/data-postgres" --as bench)
    measure "ingest" "" "${jiayu[@]}" ingest "$district/files"
    measure "resolve (link, register, save)" "" "${jiayu[@]}" resolve
    measure "audit (snapshot, rules, work lists)" "" "${jiayu[@]}" audit
    measure "indicators by town, 24 months" "" "${jiayu[@]}" indicators --by town --month 2020-12 --months 24
    measure "scoreboard" "" "${jiayu[@]}" scoreboard --month 2020-12
}

for residents in "${sizes[@]}"; do
    district=$folder/$residents
    rm -rf "$district" && mkdir -p "$district"
    jiayu=("$program" --data "$district/data" --as bench)
    printf '\n### %s residents\n\n| stage | seconds | CPU seconds | rows | rows/s | peak MiB |\n|---|---|---|---|---|---|\n' "$residents" | tee -a "$lines"
    measure "synth" "" "$program" synth --residents "$residents" --seed 1 --out "$district/files"
    total=0
    database=$district/data/register.db
    measure "ingest" "" "${jiayu[@]}" ingest "$district/files"; total=$(awk "BEGIN{print $total+$last_wall}")
    mentions=$(count "$database" mention)
    measure "resolve (link, register, save)" "$mentions" "${jiayu[@]}" resolve; total=$(awk "BEGIN{print $total+$last_wall}")
    cp "$folder/out" "$district/resolve.txt"
    measure "audit (snapshot, rules, work lists)" "$mentions" "${jiayu[@]}" audit; total=$(awk "BEGIN{print $total+$last_wall}")
    cp "$folder/out" "$district/audit.txt"
    measure "indicators by town, 24 months" "" "${jiayu[@]}" indicators --by town --month 2020-12 --months 24; total=$(awk "BEGIN{print $total+$last_wall}")
    measure "scoreboard" "" "${jiayu[@]}" scoreboard --month 2020-12; total=$(awk "BEGIN{print $total+$last_wall}")
    measure "report" "" "${jiayu[@]}" report -o "$district/report.html"; total=$(awk "BEGIN{print $total+$last_wall}")
    # Beside the main job, and not in its sum: what the bars of the issue name.
    measure "all rules together, then one by one as plain SQL" "" "${jiayu[@]}" --json audit --reuse --no-lists --one-by-one
    figures "rules together" seconds_judge "one by one" seconds_one_by_one
    measure "snapshot of everything" "" "${jiayu[@]}" --json snapshot
    figures "store to tables, counted" seconds_read "stored fact views" seconds_facts
    sqlite3 "$database" < "$root/bench/change_persons.sql" > /dev/null
    measure "snapshot refreshed after 10,000 changed persons" "" "${jiayu[@]}" --json snapshot --refresh
    figures "changes to tables, counted" seconds_read "stored fact views" seconds_facts
    import_reference "$database" "$district/import"
    measure "reference: sqlite3 .import of the rows written, then the indexes" "$import_rows" sqlite3 "$district/import/new.db" ".read $district/import/script"
    import_wall=$last_wall
    mapfile -t csv < <(find "$district/files" -path '*/truth' -prune -o -name '*.csv' -print | sort)
    mkdir -p "$district/utf8"
    for file in "${csv[@]}"; do
        copy=$district/utf8/$(basename "$(dirname "$file")")_$(basename "$file")
        if iconv -f UTF-8 -t UTF-8 "$file" > "$copy" 2> /dev/null; then :; else iconv -c -f GB18030 -t UTF-8 "$file" > "$copy"; fi
    done
    measure "reference: DuckDB reads the same CSVs as texts" "$(cat "$district"/utf8/*.csv | wc -l)" "$reference" read-csv "$district"/utf8/*.csv
    snapshot=$(find "$district/data/snapshots" -name '*.duckdb' | sort | tail -1)
    measure "reference: plain scan of the snapshot" "" "$reference" scan "$snapshot"
    printf '\nMain job from files to scoreboard and report: %s s; .import of the %s rows written: %s s; ratio %s (bar: 4)\n' \
        "$total" "$import_rows" "$import_wall" "$(awk "BEGIN{printf \"%.2f\", $total/$import_wall}")" | tee -a "$lines"
    rm -rf "$district/import" "$district/utf8"
    if [ -n "${JIAYU_BENCH_POSTGRES:-}" ]; then on_postgres "$residents"; fi
    [ -n "${JIAYU_BENCH_KEEP:-}" ] || rm -rf "$district"
done

{
    echo "# The main job, measured"
    echo
    echo "\`./dev bench ${sizes[*]}\` on $(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)), $(awk '/MemTotal/{printf "%.0f GiB", $2/1048576}' /proc/meminfo), commit $(git -C "$root" rev-parse --short HEAD), $(date -u +%F). Invented districts of seed 1; as-of 2020-12-31."
    cat "$lines"
} > "$report"
echo "written: $report"
