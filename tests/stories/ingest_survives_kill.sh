#!/usr/bin/env bash
# An ingest killed at any point (SIGKILL, 50 random ones) and started again leaves what an undisturbed one leaves: the same rows with
# the same ids, the same kept files, the same error sheets.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder/in"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }
RANDOM=${JIAYU_KILL_SEED:-20161}

for file in 1 2 3 4; do
    { echo "学籍号,姓名,性别,身份证件号,出生日期,民族,学校,年级,入学日期,离校日期,监护人姓名,监护人电话,现住址,现住地区划代码"
      awk -v file=$file 'BEGIN { for (row = 1; row <= 4000; ++row)
          if (row % 1000 == 0) print "P" row ",王小一,男"
          else print "P" file row ",王小" row ",男,,201" row % 8 "-05-04,汉族,湖塘小学,一年级,2016/9/1,,王大,12012345678,湖塘镇" row "号,320412100001" }'
    } > "in/学籍_$file.csv"
    { echo "户人编号,户编号,姓名,避孕措施,居住状况"
      awk -v file=$file 'BEGIN { for (row = 1; row <= 3000; ++row) print file row ",1,王小" row ",甲,户籍常住" }'
    } | iconv -t GB18030 > "in/个案_$file.csv"
done

content() {  # all that may not differ, clocks left out
    sqlite3 "$1/register.db" "pragma integrity_check; select * from mention; select * from school_record; select * from community_record;
        select file_id, sha256, original_sha256, name, layout, rows_total, rows_accepted, rows_refused from source_file;
        select * from refused_row; select * from cut_column; select sequence, actor, action, payload from trail;"
    (cd "$1" && find files errors -type f | sort && cat errors/*)
}

started=$(date +%s%N)
"$program" --data whole --as tester ingest in > whole.txt
milliseconds=$((($(date +%s%N) - started) / 1000000))
content whole > whole.content
[ "$(sqlite3 whole/register.db 'select count(*) from mention')" = 27984 ] || fail "the undisturbed run lost rows"

same_as_whole() {
    "$program" --data data --as tester ingest in > resumed.txt
    content data > data.content
    cmp -s whole.content data.content || fail "after $killed kills: diff $folder/whole.content $folder/data.content"
}

# A run that ends before it is killed ends its round; the next one starts with nothing and is killed a little earlier.
killed=0 rounds=0 runs=0
while [ $killed -lt 50 ] && [ $runs -lt 300 ]; do
    after=$((1 + RANDOM % milliseconds)) code=0 runs=$((runs + 1))
    { timeout -s KILL "$((after / 1000)).$(printf %03d $((after % 1000)))" "$program" --data data --as tester ingest in > killed.txt; } 2> /dev/null || code=$?
    case $code in
        137) killed=$((killed + 1)) ;;
        0)
            rounds=$((rounds + 1)) milliseconds=$((milliseconds > 30 ? milliseconds * 9 / 10 : 30))
            same_as_whole
            rm -rf data ;;
        *) fail "exit code $code" ;;
    esac
done
[ $killed = 50 ] || fail "only $killed of $runs runs were still alive when killed"
same_as_whole
echo "ingest survives kill: ok ($killed kills in $rounds rounds)"
