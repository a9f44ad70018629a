select mention_id from link where person_id = $1 order by mention_id
