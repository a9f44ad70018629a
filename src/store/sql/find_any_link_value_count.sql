select rarity from link_value_count where run_id = $1 limit 1
