-- One row of a migration file.
select
    m.mention_id, m.person_id, coalesce(m.division_code, p.division_code) as division_code, r.direction,
    m.division_code as division_sent, r.arrived_on, r.left_on, r.verified_on
from store.migration_record r
join store.mention m on m.record_id = r.record_id
left join store.person p on p.person_id = m.person_id
where m.department = 5
