-- Running clocks, the most urgent first: as find_standings, of one kind ($6) and clock ($7), due by day $8.
select s.matter_id, s.kind, s.topic, s.state, s.subject_person_id, s.payee_person_id, s.division_code, s.version, s.since, c.due_on
from matter_clock c
join matter_standing s on s.matter_id = c.matter_id
where c.clock = $7 and c.due_on <= $8 and s.kind = $6
  and $1 like '%,' || s.kind || '/' || s.topic || ',%' and $2 like '%,' || s.kind || '/' || s.state || ',%'
  and s.division_code between $3 and $4
  and (cast($5 as bigint) = 0 or s.subject_person_id = cast($5 as bigint) or s.payee_person_id = cast($5 as bigint))
order by c.due_on, s.matter_id
limit $9
