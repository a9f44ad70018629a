select coalesce(max(return_id), 0) from bank_return
