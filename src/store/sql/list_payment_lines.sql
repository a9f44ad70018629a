select decision_id, kind, person_id, payee_person_id, amount, decided_month, corrects_decision_id, period, entitled_on, decided_on
from payment_line where benefit = $1 order by decision_id
