select coalesce(max(record_id), 0) from community_month
