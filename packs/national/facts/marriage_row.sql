-- One row of a marriage file; mention and person are the husband's, else the wife's.
with husband as (select * from store.mention where department = 6 and role = 4),
wife as (select * from store.mention where department = 6 and role = 5)
select
    coalesce(h.mention_id, w.mention_id) as mention_id, coalesce(h.person_id, w.person_id) as person_id,
    coalesce(h.division_code, w.division_code) as division_code,
    r.kind, r.registered_on, h.number_sex as husband_sex, w.number_sex as wife_sex,
    h.birth_date as husband_birth_date, w.birth_date as wife_birth_date
from store.marriage_record r
left join husband h on h.record_id = r.record_id
left join wife w on w.record_id = r.record_id
where coalesce(h.mention_id, w.mention_id) is not null
