-- Open memberships of households, each with its household's one head; birth dates as their own rows write them.
with one_head as (
    select household_id, min(person_id) as person_id, min(mention_id) as mention_id from store.household_member
    where to_on is null and relation in (1, 2) group by household_id having count(*) = 1
),
head as (
    select o.household_id, o.person_id, m.birth_date
    from one_head o join store.mention m on m.mention_id = o.mention_id
)
select
    hm.mention_id, hm.person_id, h.division_code, hm.household_id, h.kind, hm.relation,
    m.birth_date, head.person_id as head_person_id, head.birth_date as head_birth_date
from store.household_member hm
join store.household h on h.household_id = hm.household_id
left join head on head.household_id = hm.household_id
join store.mention m on m.mention_id = hm.mention_id
where hm.to_on is null
