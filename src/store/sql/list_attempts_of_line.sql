select payment_batch_line.batch_id, attempt, payment_batch_line.amount, holder_name, account_number, made_by, layout, sha256
from payment_batch_line
join payment_batch on payment_batch.batch_id = payment_batch_line.batch_id
join payee_account on payee_account.payee_account_id = payment_batch_line.payee_account_id
left join bank_file on bank_file.batch_id = payment_batch_line.batch_id
where line_id = $1
order by attempt
