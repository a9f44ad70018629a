select mention_id, person_id from link order by mention_id
