select coalesce(max(matter_id), 0) + 1 from matter
