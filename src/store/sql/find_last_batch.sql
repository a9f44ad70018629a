select coalesce(max(batch_id), 0) from payment_batch
