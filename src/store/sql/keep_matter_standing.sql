insert into matter_standing(matter_id, kind, topic, state, subject_person_id, payee_person_id, division_code, version, since, due_on)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (matter_id) do update set state = excluded.state, version = excluded.version, since = excluded.since, due_on = excluded.due_on
