select return_id, number, reference, outcome, amount, account_number, holder_name, bank_item.reason, booked_on, verdict, bank_item_closing.item_id
from bank_item left join bank_item_closing on bank_item_closing.item_id = bank_item.item_id
where bank_item.item_id = $1
