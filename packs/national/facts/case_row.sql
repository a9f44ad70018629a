-- Rows of the household register and of the communities' case records side by side.
with mention as not materialized (
    select m.mention_id, m.record_id, m.person_id, m.division_code, m.department, cast(right(f.layout, 4) as integer) as layout_year,
        nullif(trim(coalesce(m.name_sent, m.name)), '') as name,
        coalesce(m.citizen_number_sent, m.citizen_number) as number_written,
        m.sex, m.birth_date, m.ethnic_group, m.spouse_name, m.spouse_number
    from store.mention m
    join store.source_file f on f.file_id = m.file_id
    where m.role = 0
)
select
    m.mention_id, m.person_id, m.division_code, m.department, m.layout_year, m.name, m.number_written,
    cast(null as varchar) as temporary_number, m.sex, m.birth_date, m.ethnic_group, r.hukou_type, r.relation, r.marital_status,
    cast(null as date) as first_marriage_on, cast(null as date) as marital_changed_on, m.spouse_name, m.spouse_number,
    r.entered_on, r.left_on as closed_on, cast(null as date) as verified_on, cast(null as date) as reported_on,
    cast(null as smallint) as birth_order
from store.household_record r
join mention m on m.record_id = r.record_id and m.department = 4
union all
select
    m.mention_id, m.person_id, m.division_code, m.department, m.layout_year, m.name, m.number_written,
    r.temporary_number, m.sex, m.birth_date, m.ethnic_group, r.hukou_type, r.relation, r.marital_status,
    r.first_marriage_on, r.marital_changed_on, m.spouse_name, m.spouse_number,
    r.arrived_on, least(r.left_on, r.died_on), r.verified_on, r.reported_on, r.birth_order
from store.community_record r
join mention m on m.record_id = r.record_id and m.department = 9
