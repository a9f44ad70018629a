select bank_item.line_id, outcome, bank_item.amount from bank_item
join payment_line on payment_line.decision_id = bank_item.line_id
where verdict = 1 and benefit = $1
