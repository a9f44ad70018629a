select matter_id, kind, topic, subject_person_id, payee_person_id, division_code, pack
from matter
order by matter_id
