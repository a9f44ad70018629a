select benefit, made_on, made_by, made_at, lines, amount from payment_batch where batch_id = $1
