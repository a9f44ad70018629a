#!/usr/bin/env bash
# What synth writes, ingest reads: every file is recognised, every row is accepted but those that name nobody (no name and no number),
# and the mentions are those of the truth, by file, row and role. The same files again change nothing.
set -euo pipefail
program=$1 folder=$2
command -v sqlite3 > /dev/null || { echo "no sqlite3 program: skipped"; exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
fail() { echo "story failed: $*" >&2; exit 1; }

"$program" synth --residents 3000 --seed 11 --out files > synth.txt
"$program" --data data --as tester --json ingest files > ingest.json || fail "a file was refused: $(cat ingest.json)"
grep -q '"unread":\["' ingest.json && fail "a column is not known to its source map: $(tr '{' '\n' < ingest.json | grep '"unread":\["')"
sqlite3 data/register.db > differences.txt << 'SQL'
.mode csv
.import files/truth/mentions.csv truth
.mode list
create temp table sent as
    select f.name file, m.row_number row, case m.role when 0 then 'subject' when 1 then 'mother' when 2 then 'father' when 3 then 'child'
        when 4 then 'husband' else 'wife' end role
    from mention m join source_file f using (file_id);
create temp table refused as select f.name file, r.row_number row, r.reason from refused_row r join source_file f using (file_id);
create temp table known as select replace(file, rtrim(file, replace(file, '/', '')), '') file, cast(row as integer) row, role from truth;
delete from known where (file, row) in (select file, row from refused where reason = 'service.row_of_nobody');
select 'not in the store', * from (select * from known except select * from sent) limit 20;
select 'not in the truth', * from (select * from sent except select * from known) limit 20;
select 'refused', * from refused where reason <> 'service.row_of_nobody' limit 20;
select 'too many name nobody', count(*) from refused having count(*) > (select count(*) from known) / 1000;
select 'counts differ', (select count(*) from sent), (select count(*) from known) where (select count(*) from sent) <> (select count(*) from known);
SQL
[ -s differences.txt ] && fail "$(cat differences.txt)"
before=$(sqlite3 data/register.db 'select count(*), max(mention_id) from mention; select count(*) from trail')
"$program" --data data --as tester ingest files > again.txt
[ "$before" = "$(sqlite3 data/register.db 'select count(*), max(mention_id) from mention; select count(*) from trail')" ] || fail "ingesting the same files again changed the store"
echo "ingest keeps truth: ok ($before)" | tr '\n' ' '
