insert into ledger_posting(posting_id, kind, benefit, batch_id, return_id, document, note, booked_on, made_by, made_at, first_movement, movements, moved)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
