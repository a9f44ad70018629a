-- stored by person_id: the group values of a person's own rows cost seconds for everybody.
-- What a person's own rows say together.
with temporary as (
    select m.person_id, min(r.temporary_number) as temporary_number
    from store.community_record r join store.mention m on m.record_id = r.record_id
    where m.department = 9 and r.temporary_number is not null and m.citizen_number is null and m.citizen_number_sent is null
    group by m.person_id
),
current_row as (
    -- Of rows that stand: the marital status of the row read last (the code rides behind its id, so that one maximum gives both), and
    -- which row's spouse number is of record.
    select m.person_id,
        max(case when m.department = 9 then cast(m.mention_id as bigint) * 100 + r.marital_status end) as community,
        max(case when m.department = 4 then cast(m.mention_id as bigint) * 100 + r.marital_status end) as household,
        max(case when m.department = 4 and m.spouse_number_is_valid then m.mention_id end) as spouse_in_household,
        max(case when m.department = 9 and m.spouse_number_is_valid then m.mention_id end) as spouse_in_community
    from store.mention m
    join (select record_id, marital_status from store.household_record where left_on is null
          union all
          select record_id, marital_status from store.community_record where left_on is null and died_on is null) r on r.record_id = m.record_id
    where m.department in (4, 9) and m.role = 0 and m.person_id is not null
    group by m.person_id
),
event as (
    select m.person_id, max(r.registered_on) as event_on, max((r.registered_on - date '1900-01-01') * 10 + r.kind) as dated_kind
    from store.marriage_record r join store.mention m on m.record_id = r.record_id
    where m.department = 6 and r.kind in (1, 2) and m.person_id is not null and r.registered_on is not null
    group by m.person_id
),
spouse_number as (
    -- The spouse number of record: the valid one of the household register's current row, else of the communities' current row.
    select n.person_id, cast(substr(m.spouse_number, 1, 17) as bigint) as number_17
    from current_row n join store.mention m on m.mention_id = coalesce(n.spouse_in_household, n.spouse_in_community)
),
membership as (
    select hm.person_id, h.kind, count(distinct hm.household_id) as households
    from store.household_member hm join store.household h on h.household_id = hm.household_id
    where hm.to_on is null group by hm.person_id, h.kind
),
own_household as (select person_id, max(households) as households from membership group by person_id),
inflow as (
    select m.person_id, count(distinct m.division_code) as divisions
    from store.migration_record r join store.mention m on m.record_id = r.record_id
    where r.direction = 1 and r.left_on is null and m.person_id is not null group by m.person_id
),
verified as (
    select person_id, max(verified_on) as verified_on from store.residence_spell where verified_on is not null group by person_id
)
select
    p.person_id, t.temporary_number as temporary_number_kept, m.community % 100 as marital_community, m.household % 100 as marital_household,
    e.dated_kind % 10 as marriage_event, e.event_on as marriage_event_on, n.number_17 as spouse_number_17,
    p.hukou_type, coalesce(o.households, 0) as active_households, coalesce(i.divisions, 0) as active_inflow_divisions, v.verified_on as last_verified_on
from store.person p
left join temporary t on t.person_id = p.person_id
left join current_row m on m.person_id = p.person_id
left join event e on e.person_id = p.person_id
left join spouse_number n on n.person_id = p.person_id
left join own_household o on o.person_id = p.person_id
left join inflow i on i.person_id = p.person_id
left join verified v on v.person_id = p.person_id
