-- A row that names no place of its own is where its person lives. The key is null for all others, so that the join costs them nothing.
create view facts.{view} as
select fact.* replace (coalesce(fact.division_code, home.division_code) as division_code)
from unplaced.{view} fact
left join store.person home on home.person_id = case when fact.division_code is null then fact.person_id end
