select m.mention_id, f.name, m.row_number, m.role, m.department, l.person_id
from mention m join source_file f on f.file_id = m.file_id join link l on l.mention_id = m.mention_id
order by m.mention_id
