select line_id, attempt, amount, payee_account_id from payment_batch_line where batch_id = $1 order by line_id
