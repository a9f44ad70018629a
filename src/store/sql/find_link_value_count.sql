select present, agreeing, entries from link_value_count where run_id = $1 and rarity = $2 and shard = $3
