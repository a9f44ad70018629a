select matter_id, version, request_sha256
from matter_action
where idempotency_key = $1
