select matter_id, clock, due_on
from matter_clock
order by matter_id, clock
