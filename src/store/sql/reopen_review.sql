update review_task set decision = null, decided_by = null, decided_at = null, reason = null where mention_a = $1 and mention_b = $2
