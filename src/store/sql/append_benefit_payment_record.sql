insert into benefit_payment_record(record_id, line_number, benefit, ground, period, from_month, to_month, amount, paid_on, status,
    start_year, holder_name, account_number, bank_name)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
