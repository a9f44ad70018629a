select coalesce(max(item_id), 0) from bank_item
