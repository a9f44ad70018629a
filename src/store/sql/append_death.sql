insert into death(person_id, died_on, mention_id)
values ($1, $2, $3)
