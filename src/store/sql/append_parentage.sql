insert into parentage(child_person_id, parent_person_id, kind, mention_id)
values ($1, $2, $3, $4)
