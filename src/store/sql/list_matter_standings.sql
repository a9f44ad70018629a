select matter_id, kind, topic, state, subject_person_id, payee_person_id, division_code, version, since, due_on
from matter_standing
order by matter_id
