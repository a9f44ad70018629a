-- Households with their open memberships.
with member as (
    select hm.household_id, count(*) as member_count, count(case when hm.relation in (1, 2) then 1 end) as head_count,
        min(case when hm.relation in (1, 2) then hm.person_id end) as head_person_id, min(p.birth_date) as oldest_born
    from store.household_member hm left join store.person p on p.person_id = hm.person_id
    where hm.to_on is null group by hm.household_id
),
oldest as (
    select hm.household_id, min(hm.person_id) as person_id
    from member m
    join store.household_member hm on hm.household_id = m.household_id
    join store.person p on p.person_id = hm.person_id and p.birth_date = m.oldest_born
    where m.head_person_id is null and hm.to_on is null group by hm.household_id
)
select
    h.household_id, coalesce(m.head_person_id, o.person_id) as person_id, coalesce(h.division_code, p.division_code) as division_code,
    h.kind, coalesce(m.member_count, 0) as member_count, coalesce(m.head_count, 0) as head_count
from store.household h
left join member m on m.household_id = h.household_id
left join oldest o on o.household_id = h.household_id
left join store.person p on p.person_id = coalesce(m.head_person_id, o.person_id)
