select batch_id, benefit, made_on, made_by, made_at, lines, amount from payment_batch order by batch_id
