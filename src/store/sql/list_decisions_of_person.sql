select decision_id, kind, period, amount, entitled_on, decided_on, decided_by, corrects_decision_id, matter_id, payee_person_id
from benefit_decision
where person_id = $1 and benefit = $2
order by period, decision_id
