select p.name, p.citizen_number, p.sex, p.birth_date, p.phone, p.division_code, p.hukou_division_code, p.died_on,
    (select count(distinct c.child_person_id) from parentage c where c.parent_person_id = p.person_id),
    (select min(s.name) from marriage m join person s on s.person_id in (m.husband_person_id, m.wife_person_id) and s.person_id <> p.person_id
     where (m.husband_person_id = p.person_id or m.wife_person_id = p.person_id) and m.ended_on is null)
from person p
where p.person_id = $1
