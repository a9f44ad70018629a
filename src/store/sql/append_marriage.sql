insert into marriage(marriage_id, husband_person_id, wife_person_id, registered_on, ended_on, end_kind, record_id)
values ($1, $2, $3, $4, $5, $6, $7)
