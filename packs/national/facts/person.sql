-- stored by person_id: read by audit, indicators and report alike.
-- Every person of the register.
with carried as (
    select n.person_id, n.citizen_number from facts.person_number n join store.person p on p.person_id = n.person_id
),
shared as (
    select citizen_number, count(*) as holders from facts.person_number
    where citizen_number in (select citizen_number from carried) group by citizen_number having min(person_id) < max(person_id)
),
shared_person as (
    select n.person_id, max(s.holders) as holders
    from shared s join facts.person_number n on n.citizen_number = s.citizen_number group by n.person_id
),
named as (
    select p.person_id, o.spouse_number as number
    from store.person p join facts.person_own o on o.person_id = p.person_id where o.spouse_number is not null
),
spouse as (
    -- Whose number it is comes before whoever had it written once (a wife's booklet with her husband's number).
    select n.person_id, coalesce(min(case when c.of_record = 1 then c.person_id end), min(c.person_id)) as spouse_person_id
    from named n join facts.person_number c on c.citizen_number = n.number and c.person_id <> n.person_id group by n.person_id
),
back as (
    -- Does the spouse's record name a number that this person carries? Unknown for one who carries none but
    -- the spouse's: nobody can name them so.
    select s.person_id, max(case when c.citizen_number = theirs.spouse_number then 1 else 0 end) as names_back
    from spouse s
    join named own on own.person_id = s.person_id
    join facts.person_own theirs on theirs.person_id = s.spouse_person_id and theirs.spouse_number is not null
    join facts.person_number c on c.person_id = s.person_id and c.citizen_number <> own.number
    group by s.person_id
)
select
    p.person_id, coalesce(p.division_code, p.hukou_division_code) as division_code, p.name, p.sex, p.birth_date,
    p.citizen_number, p.temporary_number, o.temporary_number_kept,
    case when s.holders is not null then s.holders when p.citizen_number is not null then 1 end as number_holders,
    p.died_on, p.last_event_on, p.residence_kind, o.active_households, o.active_inflow_divisions,
    o.marital_community, o.marital_household, o.marriage_event, o.marriage_event_on,
    sp.spouse_person_id, back.names_back = 1 as spouse_names_back, o.last_verified_on
from store.person p
join facts.person_own o on o.person_id = p.person_id
left join shared_person s on s.person_id = p.person_id
left join spouse sp on sp.person_id = p.person_id
left join back on back.person_id = p.person_id
