select coalesce(max(posting_id), 0) from ledger_posting
