update link set person_id = $2 where mention_id = $1
