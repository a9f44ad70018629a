select person_id, payee_account_id, holder_name, account_number from payee_account order by person_id, payee_account_id
