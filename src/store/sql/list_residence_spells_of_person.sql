select kind, division_code, from_on, to_on, mention_id
from residence_spell
where person_id = $1
order by from_on, mention_id
