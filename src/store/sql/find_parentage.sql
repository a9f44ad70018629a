select kind
from parentage
where child_person_id = $1 and parent_person_id = $2
