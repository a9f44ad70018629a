select min(movement_id) from ledger_movement
where not exists (select 1 from ledger_posting where ledger_posting.posting_id = ledger_movement.posting_id)
