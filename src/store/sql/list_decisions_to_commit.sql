select decision_id, kind, period, person_id, payee_person_id, amount, entitled_on, decided_on, corrects_decision_id
from benefit_decision
where benefit = $1 and decided_on <= $2
  and not exists (select 1 from payment_line where payment_line.decision_id = benefit_decision.decision_id)
order by decision_id
