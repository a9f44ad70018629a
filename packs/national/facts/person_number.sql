-- stored by person_id: what persons share is told by few, narrow rows.
-- Who carries which valid number: the register's number, and those mentions that say another one. The check character follows from
-- the 17 digits before it, and a number is compared faster than a text.
select person_id, cast(substr(citizen_number, 1, 17) as bigint) as number_17, 1 as of_record from store.person where citizen_number is not null
union
select m.person_id, cast(substr(m.citizen_number, 1, 17) as bigint), 0
from store.mention m join store.person p on p.person_id = m.person_id
where m.citizen_number is not null and (p.citizen_number is null or m.citizen_number <> p.citizen_number)
