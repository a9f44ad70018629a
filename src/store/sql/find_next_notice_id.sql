select coalesce(max(notice_id), 0) + 1 from public_notice
