-- stored by person_id
-- The children of whom the register knows a birth, as benefits for children see them. Nothing about the parents but who they are.
select
    p.person_id, coalesce(p.hukou_division_code, p.division_code) as division_code, b.born_on as birth_date, p.died_on,
    floor(p.hukou_division_code / 1000000.0) = d.code as hukou_here,
    coalesce(r.birth_certificate_number, i.birth_certificate_number) as birth_certificate_number, b.mother_person_id, b.father_person_id
from store.birth b
join store.person p on p.person_id = b.child_person_id
cross join reference.district d
left join store.delivery_record r on r.record_id = b.delivery_record_id
left join store.immunisation_record i on i.record_id = b.immunisation_record_id
