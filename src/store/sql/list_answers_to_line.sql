select attempt, outcome, amount, bank_item.reason, booked_on, verdict, name, number, bank_item.reference
from bank_item join bank_return on bank_return.return_id = bank_item.return_id
where line_id = $1
order by item_id
