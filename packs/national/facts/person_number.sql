-- stored by person_id: what persons share is told by few, narrow rows.
-- Who carries which valid number: the register's number, and those mentions that say another one.
select person_id, citizen_number, 1 as of_record from store.person where citizen_number is not null
union
select m.person_id, m.citizen_number, 0
from store.mention m join store.person p on p.person_id = m.person_id
where m.citizen_number is not null and (p.citizen_number is null or m.citizen_number <> p.citizen_number)
