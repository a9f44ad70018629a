select case when husband_person_id = $1 then wife_person_id else husband_person_id end, registered_on, ended_on, end_kind
from marriage
where husband_person_id = $1 or wife_person_id = $1
order by registered_on, marriage_id
