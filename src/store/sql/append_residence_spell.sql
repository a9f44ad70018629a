insert into residence_spell(person_id, kind, division_code, from_on, to_on, verified_on, mention_id)
values ($1, $2, $3, $4, $5, $6, $7)
