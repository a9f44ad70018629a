select subject_person_id, kind, state
from matter_standing
where topic = $1
