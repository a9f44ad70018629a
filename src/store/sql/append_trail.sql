insert into trail(sequence, at, actor, action, payload, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7)
