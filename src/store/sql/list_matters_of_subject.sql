select matter_id, kind, topic, subject_person_id, payee_person_id, division_code, pack
from matter
where subject_person_id = $1
order by matter_id
