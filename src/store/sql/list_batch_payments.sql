select payment_batch_line.line_id, attempt, payment_batch_line.amount, holder_name, account_number, bank_code, period
from payment_batch_line
join payment_line on payment_line.decision_id = payment_batch_line.line_id
join payee_account on payee_account.payee_account_id = payment_batch_line.payee_account_id
where batch_id = $1
order by payment_batch_line.line_id
