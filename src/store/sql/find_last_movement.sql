select coalesce(max(movement_id), 0) from ledger_movement
