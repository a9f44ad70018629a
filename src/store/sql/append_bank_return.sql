insert into bank_return(return_id, sha256, layout, name, items, taken_on, taken_by, taken_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
