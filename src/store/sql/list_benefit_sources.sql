-- Where a person's facts of a benefit come from: by fact, the department, its file and row. $1: the person.
select 'birth_date' as fact, m.department, f.name, m.row_number
from person p join mention m on m.mention_id = p.birth_date_mention_id join source_file f on f.file_id = m.file_id where p.person_id = $1
union all
select 'sex', m.department, f.name, m.row_number
from person p join mention m on m.mention_id = p.sex_mention_id join source_file f on f.file_id = m.file_id where p.person_id = $1
union all
select 'died_on', m.department, f.name, m.row_number
from person p join mention m on m.mention_id = p.died_on_mention_id join source_file f on f.file_id = m.file_id where p.person_id = $1
union all
select 'hukou_here', m.department, f.name, m.row_number
from residence_spell s join mention m on m.mention_id = s.mention_id join source_file f on f.file_id = m.file_id where s.person_id = $1 and s.kind = 1
union all
select 'children_born', m.department, f.name, m.row_number
from parentage t join mention m on m.mention_id = t.mention_id join source_file f on f.file_id = m.file_id where t.parent_person_id = $1
union all
select case d.kind when 1 then 'one_child_certified_on' when 3 then 'complication_grade' when 4 then 'retired_on' else 'unemployed_on' end, m.department, f.name, m.row_number
from link l join mention m on m.mention_id = l.mention_id join benefit_document_record d on d.record_id = m.record_id join source_file f on f.file_id = m.file_id
where l.person_id = $1 and m.department = 10 and m.role = 0 and d.kind in (1, 3, 4, 5)
