select matter_id, version, verb, actor, role, at, acted_on, ''
from matter_action
order by matter_id, version
