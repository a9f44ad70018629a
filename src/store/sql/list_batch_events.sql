select kind, happened_on, made_by, made_at, reason from payment_batch_event where batch_id = $1 order by event_id
