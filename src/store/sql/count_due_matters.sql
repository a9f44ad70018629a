-- How many of those that find_due_matters lists there are, and how many of them were due before day $9.
select count(*), count(case when c.due_on < $9 then 1 end)
from matter_clock c
join matter_standing s on s.matter_id = c.matter_id
where c.clock = $7 and c.due_on <= $8 and s.kind = $6
  and $1 like '%,' || s.kind || '/' || s.topic || ',%' and $2 like '%,' || s.kind || '/' || s.state || ',%'
  and s.division_code between $3 and $4
  and (cast($5 as bigint) = 0 or s.subject_person_id = cast($5 as bigint) or s.payee_person_id = cast($5 as bigint))
