select holder_name, account_number, bank_code
from payee_account
where person_id = $1
order by payee_account_id desc
limit 1
