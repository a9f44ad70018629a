select r.model, r.decided_at, r.mentions, r.persons, r.link_weight, r.review_weight,
    (select count(*) from review_task t where t.run_id = r.run_id and t.decision is null) as reviews,
    r.model_sha256
from link_run r
where r.run_id = (select max(run_id) from link_run)
