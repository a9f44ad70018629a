select mention_id, person_id, run_id, partner_mention_id, levels, weight_hundredths from link where mention_id = $1
