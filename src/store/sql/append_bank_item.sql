insert into bank_item(item_id, return_id, number, reference, outcome, amount, account_number, holder_name, reason, booked_on, line_id, attempt, verdict)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
