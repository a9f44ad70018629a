insert into link(mention_id, person_id, run_id, partner_mention_id, levels, weight_hundredths) values ($1, $2, $3, $4, $5, $6)
