insert into bank_file(batch_id, layout, sha256, bytes, lines, amount) values ($1, $2, $3, $4, $5, $6)
