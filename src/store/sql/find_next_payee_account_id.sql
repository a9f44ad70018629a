select coalesce(max(payee_account_id), 0) + 1 from payee_account
