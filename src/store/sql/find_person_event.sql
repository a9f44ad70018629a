select event_id, run_id, kind, person_id, other_person_id, mentions from person_event where event_id = $1
