update review_task set decision = $3, decided_by = $4, decided_at = $5, reason = $6 where mention_a = $1 and mention_b = $2
