-- One row per birth of the register, with what the same mother's other births say about it.
with ordered as (
    -- Births without a known mother are each their own family.
    -- A twin without its place in the delivery has it by the order of the mother's children.
    select b.*, coalesce(b.mother_person_id, -b.birth_id) as family,
        coalesce(b.fetus_order, 1 + b.birth_order - min(b.birth_order) over (partition by coalesce(b.mother_person_id, -b.birth_id), b.born_on)) as place
    from store.birth b
),
compared as (
    select o.*,
        max(o.born_on) over (partition by o.family order by o.born_on range between unbounded preceding and interval '3 days' preceding) as previous_born_on,
        count(*) over (partition by o.family order by o.born_on range between interval '2 days' preceding and interval '2 days' following) as siblings,
        lag(o.birth_order) over (partition by o.family order by o.born_on, o.place nulls last, o.birth_id) as previous_order
    from ordered o
),
source as (
    select m.record_id, min(m.mention_id) as mention_id from store.mention m
    join store.birth b on m.record_id = coalesce(b.delivery_record_id, b.immunisation_record_id, b.household_record_id, b.school_record_id, b.community_record_id)
    where m.role in (0, 3) group by m.record_id
),
placed as (
    select birth_id, delivery_record_id as record_id from store.birth where delivery_record_id is not null
    union all
    select birth_id, immunisation_record_id from store.birth where immunisation_record_id is not null
    union all
    select birth_id, school_record_id from store.birth where school_record_id is not null
),
resident as (
    -- Births that a delivery, immunisation or school row places in the district.
    select b.birth_id
    from placed b
    join store.mention m on m.record_id = b.record_id and m.department in (2, 3, 7) and m.role in (0, 3)
    join reference.district t on floor(m.division_code / 1000000.0) = t.code
    group by b.birth_id
)
select
    b.birth_id, b.child_person_id as person_id, s.mention_id, b.mother_person_id,
    b.division_code, b.born_on, b.sex, mother.birth_date as mother_birth_date,
    b.previous_born_on, b.birth_order, b.previous_order as previous_birth_order, b.fetus_count, b.siblings as siblings_same_delivery,
    r.birth_id is not null as lives_in_district, b.live_birth = 1 as live_birth,
    b.delivery_record_id is not null as in_delivery, b.immunisation_record_id is not null as in_immunisation,
    b.household_record_id is not null as in_household, b.school_record_id is not null as in_school,
    b.community_record_id is not null as in_community, b.reported_on
from compared b
left join source s on s.record_id = coalesce(b.delivery_record_id, b.immunisation_record_id, b.household_record_id, b.school_record_id, b.community_record_id)
left join resident r on r.birth_id = b.birth_id
left join store.person mother on mother.person_id = b.mother_person_id
