select return_id, items from bank_return where sha256 = $1
