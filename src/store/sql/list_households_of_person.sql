select h.kind, h.household_number, m.relation, m.from_on, m.to_on, m.mention_id
from household_member m
join household h on h.household_id = m.household_id
where m.person_id = $1
order by h.kind, m.from_on, m.mention_id
