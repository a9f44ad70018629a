-- One row of a migration file.
select
    m.mention_id, m.person_id, m.division_code, r.direction,
    m.division_code as division_sent, r.arrived_on, r.left_on, r.verified_on
from store.migration_record r
join store.mention m on m.record_id = r.record_id
where m.department = 5
