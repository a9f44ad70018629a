-- Households with their open memberships.
with member as (
    select household_id, count(*) as member_count, count(case when relation in (1, 2) then 1 end) as head_count,
        min(case when relation in (1, 2) then person_id end) as head_person_id
    from store.household_member where to_on is null group by household_id
),
headless as (
    select hm.household_id, hm.person_id, p.birth_date
    from member m
    join store.household_member hm on hm.household_id = m.household_id
    join store.person p on p.person_id = hm.person_id
    where m.head_count = 0 and hm.to_on is null
),
oldest as (
    select l.household_id, min(l.person_id) as person_id
    from (select household_id, min(birth_date) as birth_date from headless group by household_id) first_born
    join headless l on l.household_id = first_born.household_id and l.birth_date = first_born.birth_date
    group by l.household_id
)
select
    h.household_id, coalesce(m.head_person_id, o.person_id) as person_id, h.division_code,
    h.kind, coalesce(m.member_count, 0) as member_count, coalesce(m.head_count, 0) as head_count
from store.household h
left join member m on m.household_id = h.household_id
left join oldest o on o.household_id = h.household_id
