select ledger_posting.posting_id, ledger_posting.kind, source, target, ledger_movement.amount, booked_on, made_by, batch_id, return_id, note, movement_id
from ledger_movement join ledger_posting on ledger_posting.posting_id = ledger_movement.posting_id
where line_id = $1
order by movement_id
