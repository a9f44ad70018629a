-- Rows of the household register and of the communities' case records side by side.
with record as (
    select record_id, relation, hukou_type, marital_status, entered_on, left_on as closed_on,
        cast(null as varchar) as temporary_number, cast(null as date) as first_marriage_on, cast(null as date) as marital_changed_on,
        cast(null as date) as verified_on, cast(null as date) as reported_on, cast(null as smallint) as birth_order
    from store.household_record
    union all
    select record_id, relation, hukou_type, marital_status, arrived_on, least(left_on, died_on),
        temporary_number, first_marriage_on, marital_changed_on, verified_on, reported_on, birth_order
    from store.community_record
)
select
    m.mention_id, m.person_id, m.division_code, m.department,
    cast(right(f.layout, 4) as integer) as layout_year,
    nullif(trim(coalesce(m.name_sent, m.name)), '') as name,
    coalesce(m.citizen_number_sent, m.citizen_number) as number_written,
    r.temporary_number, m.sex, m.birth_date, m.ethnic_group, r.hukou_type, r.relation, r.marital_status,
    r.first_marriage_on, r.marital_changed_on, m.spouse_name, m.spouse_number,
    r.entered_on, r.closed_on, r.verified_on, r.reported_on, r.birth_order
from store.mention m
join record r on r.record_id = m.record_id
join store.source_file f on f.file_id = m.file_id
where m.department in (4, 9) and m.role = 0
