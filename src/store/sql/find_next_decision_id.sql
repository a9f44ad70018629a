select coalesce(max(decision_id), 0) + 1 from benefit_decision
