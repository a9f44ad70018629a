select matter_id
from public_notice_matter
where notice_id = $1
order by matter_id
