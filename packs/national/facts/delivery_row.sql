-- One row of a delivery file (one baby); the mention is the child's, or the mother's for a still birth.
with who as (
    select record_id, max(role) as role from store.mention where department = 2 and role in (1, 3) group by record_id
)
select
    m.mention_id, m.person_id, m.division_code,
    d.delivered_on, d.gestation_weeks, d.birth_weight_g, d.fetus_count, d.fetus_order, d.live_birth = 1 as live_birth, d.remark
from store.delivery_record d
join who w on w.record_id = d.record_id
join store.mention m on m.record_id = d.record_id and m.role = w.role
where m.department = 2
