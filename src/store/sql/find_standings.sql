-- A page of matters: of these topics ($1) and states ($2), each ",kind/id,kind/id,"; of divisions $3 to $4; of person $5 (0: of all);
-- after matter $6.
select matter_id, kind, topic, state, subject_person_id, payee_person_id, division_code, version, since, due_on
from matter_standing
where $1 like '%,' || kind || '/' || topic || ',%' and $2 like '%,' || kind || '/' || state || ',%'
  and division_code between $3 and $4
  and (cast($5 as bigint) = 0 or subject_person_id = cast($5 as bigint) or payee_person_id = cast($5 as bigint))
  and matter_id > $6
order by matter_id
limit $7
