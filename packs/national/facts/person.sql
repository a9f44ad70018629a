-- stored by person_id: read by audit, indicators and report alike.
-- Every person of the register.
with carried as (
    select n.person_id, n.number_17 from facts.person_number n join store.person p on p.person_id = n.person_id
),
shared as (
    select number_17, count(*) as holders from facts.person_number
    where number_17 in (select number_17 from carried) group by number_17 having min(person_id) < max(person_id)
),
shared_person as (
    select c.person_id, max(s.holders) as holders
    from shared s join carried c on c.number_17 = s.number_17 group by c.person_id
),
named as (
    select p.person_id, o.spouse_number_17 as number_17
    from store.person p join facts.person_own o on o.person_id = p.person_id where o.spouse_number_17 is not null
),
spouse as (
    -- Whose number it is comes before whoever had it written once (a wife's booklet with her husband's number).
    select n.person_id, coalesce(min(case when c.of_record = 1 then c.person_id end), min(c.person_id)) as spouse_person_id
    from named n join facts.person_number c on c.number_17 = n.number_17 and c.person_id <> n.person_id group by n.person_id
),
back as (
    -- Does the spouse's record name a number that this person carries? Unknown for one who carries none but
    -- the spouse's: nobody can name them so.
    select s.person_id, max(case when c.number_17 = theirs.spouse_number_17 then 1 else 0 end) as names_back
    from spouse s
    join named own on own.person_id = s.person_id
    join facts.person_own theirs on theirs.person_id = s.spouse_person_id and theirs.spouse_number_17 is not null
    join carried c on c.person_id = s.person_id and c.number_17 <> own.number_17
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
