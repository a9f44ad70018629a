select event_id from person_event where undoes_event_id = $1
