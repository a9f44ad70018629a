-- Every mention, whatever department sent it. Name and number traits come ready with the snapshot.
with current_division as (
    select d.code from reference.division d cross join snapshot s
    where s.as_of >= d.valid_from and (d.valid_to is null or s.as_of < d.valid_to) group by d.code
)
select
    m.mention_id, m.person_id, m.division_code,
    m.division_code as division_sent,
    floor(m.division_code / 1000000.0) = t.code as division_in_district,
    case when m.division_code is null then null else d.code is not null end as division_current,
    m.department, m.role,
    case when m.name_sent is null then m.name else nullif(trim(m.name_sent), '') end as name,
    m.name_is_placeholder, m.name_is_nursery, m.name_has_rare_character,
    coalesce(m.citizen_number_sent, m.citizen_number) as number_written,
    m.citizen_number, m.number_birth_date, m.number_sex,
    case when m.number_prefix is null then null else n.prefix is not null end as number_prefix_known,
    m.sex, m.birth_date, m.birth_date_sent
from store.mention m
cross join reference.district t
left join current_division d on d.code = m.division_code
left join reference.number_prefix n on n.prefix = m.number_prefix
