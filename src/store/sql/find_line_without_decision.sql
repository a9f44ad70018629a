select min(decision_id) from payment_line
where benefit = $1 and not exists (select 1 from benefit_decision where benefit_decision.decision_id = payment_line.decision_id)
