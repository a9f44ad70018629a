select kind, parent_person_id, mention_id, 1
from parentage
where child_person_id = $1
union all
select kind, child_person_id, mention_id, 2
from parentage
where parent_person_id = $1
order by 4, 1, 2
