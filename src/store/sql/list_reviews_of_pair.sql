select run_id, levels, weight_hundredths, decision, decided_by, decided_at, reason from review_task
where mention_a = $1 and mention_b = $2
order by decided_at, decision
