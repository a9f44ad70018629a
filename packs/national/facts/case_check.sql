-- A community's case record beside the household register's row of the same person (the newest of either).
with newest as (
    select person_id,
        max(case when department = 9 then mention_id end) as community_mention_id,
        max(case when department = 4 then mention_id end) as household_mention_id
    from store.mention where department in (4, 9) and role = 0 and person_id is not null group by person_id
)
select
    c.mention_id, c.person_id, c.division_code, r.reported_on,
    c.citizen_number is not null as number_valid, h.mention_id is not null as in_household,
    h.citizen_number is not null as number_in_household,
    c.citizen_number = h.citizen_number as number_agrees, c.name = h.name as name_agrees,
    c.sex = h.sex as sex_agrees, c.birth_date = h.birth_date as birth_date_agrees
from newest n
join store.mention c on c.mention_id = n.community_mention_id
join store.community_record r on r.record_id = c.record_id
left join store.mention h on h.mention_id = n.household_mention_id
