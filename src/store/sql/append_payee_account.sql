insert into payee_account(payee_account_id, person_id, holder_name, account_number, bank_code, given_on, given_by) values ($1, $2, $3, $4, $5, $6, $7)
