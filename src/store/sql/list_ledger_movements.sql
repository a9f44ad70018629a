select line_id, source, target, amount, posting_id from ledger_movement where movement_id between $1 and $2 order by movement_id
