insert into review_task(run_id, mention_a, mention_b, levels, weight_hundredths, decision, decided_by, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
