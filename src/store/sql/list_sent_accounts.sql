select line_id, attempt, account_number
from payment_batch_line
join payee_account on payee_account.payee_account_id = payment_batch_line.payee_account_id
join payment_batch on payment_batch.batch_id = payment_batch_line.batch_id
where benefit = $1
order by line_id, attempt
