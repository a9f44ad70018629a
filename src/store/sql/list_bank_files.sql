select bank_file.batch_id, layout, sha256, bytes, bank_file.lines, bank_file.amount
from bank_file join payment_batch on payment_batch.batch_id = bank_file.batch_id
where benefit = $1
order by bank_file.batch_id
