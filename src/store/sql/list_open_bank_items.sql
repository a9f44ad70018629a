select bank_item.item_id, bank_return.name, number, reference, outcome, amount, account_number, holder_name, bank_item.reason, booked_on, verdict
from bank_item
join bank_return on bank_return.return_id = bank_item.return_id
left join bank_item_closing on bank_item_closing.item_id = bank_item.item_id
where verdict >= 3 and bank_item_closing.item_id is null
order by bank_item.item_id
