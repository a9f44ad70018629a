select benefit from payment_line where decision_id = $1
