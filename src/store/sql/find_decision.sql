select kind, benefit, period, person_id, payee_person_id, amount, entitled_on, decided_on, decided_by, corrects_decision_id, pack, explanation, matter_id
from benefit_decision where decision_id = $1
