select m.mention_id, m.record_id, l.person_id, m.department, m.role, m.name, m.citizen_number, m.sex, m.birth_date, m.ethnic_group,
    m.phone, m.division_code, m.household_number, m.birth_certificate_number, m.mother_number, m.father_number, m.spouse_number,
    m.observed_on, m.mother_name, m.father_name, m.spouse_name
from mention m
join link l on l.mention_id = m.mention_id
order by m.mention_id
