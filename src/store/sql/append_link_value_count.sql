insert into link_value_count(run_id, rarity, shard, present, agreeing, entries) values ($1, $2, $3, $4, $5, $6)
