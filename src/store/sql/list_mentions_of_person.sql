select m.mention_id, m.department, m.role, f.name, m.row_number, m.observed_on, coalesce(m.name_sent, m.name),
    coalesce(m.citizen_number_sent, m.citizen_number), m.sex, m.birth_date, m.phone, m.division_code
from link l
join mention m on m.mention_id = l.mention_id
left join source_file f on f.file_id = m.file_id
where l.person_id = $1
order by m.mention_id
