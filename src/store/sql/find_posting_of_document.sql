select posting_id, moved from ledger_posting where benefit = $1 and kind = $2 and document = $3
