insert into matter(matter_id, kind, topic, subject_person_id, payee_person_id, division_code, pack) values ($1, $2, $3, $4, $5, $6, $7)
