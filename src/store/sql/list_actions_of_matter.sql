select matter_id, version, verb, actor, role, at, acted_on, note, form
from matter_action
where matter_id = $1
order by version
