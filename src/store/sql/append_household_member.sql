insert into household_member(household_id, person_id, relation, from_on, to_on, mention_id)
values ($1, $2, $3, $4, $5, $6)
