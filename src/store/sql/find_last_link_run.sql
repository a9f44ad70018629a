select run_id, model, model_sha256, decided_at, mentions, persons, link_weight, review_weight from link_run order by run_id desc limit 1
