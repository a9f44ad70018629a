select layout, sha256, bytes, lines, amount from bank_file where batch_id = $1
