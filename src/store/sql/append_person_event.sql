insert into person_event(event_id, run_id, kind, person_id, other_person_id, mentions, undoes_event_id) values ($1, $2, $3, $4, $5, $6, $7)
