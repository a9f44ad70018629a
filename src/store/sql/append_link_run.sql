insert into link_run(run_id, model, model_sha256, decided_at, mentions, persons, link_weight, review_weight) values ($1, $2, $3, $4, $5, $6, $7, $8)
