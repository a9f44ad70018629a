select posting_id, kind, batch_id, return_id, document, note, booked_on, made_by, made_at, first_movement, movements, moved
from ledger_posting where benefit = $1 order by posting_id
