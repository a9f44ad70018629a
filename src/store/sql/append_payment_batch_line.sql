insert into payment_batch_line(batch_id, line_id, attempt, amount, payee_account_id) values ($1, $2, $3, $4, $5)
