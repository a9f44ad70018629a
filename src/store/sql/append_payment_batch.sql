insert into payment_batch(batch_id, benefit, made_on, made_by, made_at, lines, amount) values ($1, $2, $3, $4, $5, $6, $7)
