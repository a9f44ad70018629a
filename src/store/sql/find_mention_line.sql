select m.mention_id, m.department, m.role, f.name, m.row_number, m.observed_on, coalesce(m.name_sent, m.name),
    coalesce(m.citizen_number_sent, m.citizen_number), m.sex, m.birth_date, m.phone, m.division_code
from mention m
left join source_file f on f.file_id = m.file_id
where m.mention_id = $1
