select payment_batch_line.line_id, payment_line.person_id, person.name, person.citizen_number, person.division_code, payment_line.period, payment_batch_line.amount, holder_name, account_number
from payment_batch_line
join payment_line on payment_line.decision_id = payment_batch_line.line_id
join payee_account on payee_account.payee_account_id = payment_batch_line.payee_account_id
left join person on person.person_id = payment_line.person_id
where batch_id = $1
order by person.division_code, payment_batch_line.line_id
