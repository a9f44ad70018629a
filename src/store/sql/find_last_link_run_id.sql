select coalesce(max(run_id), 0) from link_run
