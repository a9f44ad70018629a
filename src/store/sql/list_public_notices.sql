select notice_id, kind, topic, division_code, published_on, until_on, published_by, document, sha256
from public_notice
order by notice_id
