insert into ledger_movement(movement_id, posting_id, line_id, source, target, amount) values ($1, $2, $3, $4, $5, $6)
