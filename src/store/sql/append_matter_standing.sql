insert into matter_standing(matter_id, kind, topic, state, subject_person_id, payee_person_id, division_code, version, since, due_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
