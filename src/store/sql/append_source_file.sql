insert into source_file(file_id, sha256, original_sha256, name, department, layout, received_at, rows_total, rows_accepted, rows_refused)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
