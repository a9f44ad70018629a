-- Every mention, whatever department sent it. Name and number traits come ready with the snapshot.
with closed as (
    -- Rows of current registers that ended: they speak of the person until that day.
    select record_id, left_on as closed_on from store.household_record where left_on is not null
    union all
    select record_id, least(left_on, died_on) from store.community_record where left_on is not null or died_on is not null
    union all
    select record_id, to_on from store.social_security_record where to_on is not null
),
current_division as (
    select d.code from reference.division d cross join snapshot s
    where s.as_of >= d.valid_from and (d.valid_to is null or s.as_of < d.valid_to) group by d.code
),
dated as (
    select m.*, case when m.department in (4, 8, 9) then least(c.closed_on, s.as_of) else m.observed_on end as speaks_on
    from store.mention m cross join snapshot s left join closed c on c.record_id = m.record_id and m.department in (4, 8, 9)
)
select
    m.mention_id, m.person_id, coalesce(m.division_code, p.division_code) as division_code,
    m.division_code as division_sent,
    floor(m.division_code / 1000000.0) = t.code as division_in_district,
    case when m.division_code is null then null else d.code is not null end as division_current,
    m.department, m.role, m.speaks_on,
    nullif(trim(coalesce(m.name_sent, m.name)), '') as name,
    m.name_is_placeholder, m.name_has_rare_character,
    coalesce(m.citizen_number_sent, m.citizen_number) as number_written,
    m.citizen_number, m.number_birth_date, m.number_sex,
    case when m.number_prefix is null then null else n.prefix is not null end as number_prefix_known,
    m.sex, m.birth_date, m.birth_date_sent
from dated m
left join store.person p on p.person_id = m.person_id
cross join reference.district t
left join current_division d on d.code = m.division_code
left join reference.number_prefix n on n.prefix = m.number_prefix
