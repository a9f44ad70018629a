select benefit_decision.decision_id, benefit_decision.amount, benefit_decision.decided_on, payment_line.amount
from benefit_decision left join payment_line on payment_line.decision_id = benefit_decision.decision_id
where benefit_decision.benefit = $1
order by benefit_decision.decision_id
