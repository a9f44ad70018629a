-- The file and the row in which a department sent a mention.
select f.name, m.row_number from store.mention m join store.source_file f on f.file_id = m.file_id where m.mention_id = $1
