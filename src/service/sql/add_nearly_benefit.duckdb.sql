-- Those for whom every condition holds on the later day and not on this one.
insert into nearly_benefit
select {place}, later.person_id
from ({later}) later
join judged_benefit judged on judged.person_id = later.person_id and judged.decision_{place} = 0
