insert into social_security_record(record_id, account_number, insurance, employer, from_on, to_on, status, hukou_division_code)
values ($1, $2, $3, $4, $5, $6, $7, $8)
