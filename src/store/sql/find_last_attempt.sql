select coalesce(max(attempt), 0) from payment_batch_line where line_id = $1
