-- Every name and number under which a person was ever sent, with its source and day; whoever reads them sees what was corrected.
create view person_name_history as
select l.person_id, m.name, m.name_sent, m.department, m.role, m.observed_on, m.mention_id, m.file_id, m.row_number
from link l
join mention m on m.mention_id = l.mention_id
where m.name is not null or m.name_sent is not null;

create view person_number_history as
select l.person_id, m.citizen_number, m.citizen_number_sent, m.department, m.role, m.observed_on, m.mention_id, m.file_id, m.row_number
from link l
join mention m on m.mention_id = l.mention_id
where m.citizen_number is not null or m.citizen_number_sent is not null;
