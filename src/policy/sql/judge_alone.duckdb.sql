-- One rule as plain SQL: what audit is measured against.
create or replace temp table judged_alone as
select {subject} as subject, {person_id} as person_id, {mention_id} as mention_id, division_code, {condition} as outcome, case when {condition} then {values} end as "values"
from facts.{view} fact
where ({condition}) is not false
