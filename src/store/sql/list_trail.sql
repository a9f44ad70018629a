select sequence, at, actor, action, payload, previous_hash, hash from trail order by sequence
