insert into payment_line(decision_id, kind, benefit, period, person_id, payee_person_id, amount, decided_month, entitled_on, decided_on, corrects_decision_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
