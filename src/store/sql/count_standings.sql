-- How many there are of those that find_standings pages through.
select count(*)
from matter_standing
where $1 like '%,' || kind || '/' || topic || ',%' and $2 like '%,' || kind || '/' || state || ',%'
  and division_code between $3 and $4
  and (cast($5 as bigint) = 0 or subject_person_id = cast($5 as bigint) or payee_person_id = cast($5 as bigint))
