insert into matter_action(matter_id, version, verb, actor, role, at, acted_on, form, note, idempotency_key, request_sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
