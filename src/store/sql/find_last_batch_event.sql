select coalesce(max(event_id), 0) from payment_batch_event
