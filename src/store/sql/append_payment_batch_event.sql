insert into payment_batch_event(event_id, batch_id, kind, happened_on, made_by, made_at, actor_key, maker_key, reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
