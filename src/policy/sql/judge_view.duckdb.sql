-- All rules of one fact view in one scan: a bit of `holds` or `unknown` for each rule, for the rows where any is set, and the facts
-- that any rule reads (fact_*) for the rows with a finding.
create or replace temp table judged as
select subject, division_code, holds, unknown, case when holds <> 0 then person_id end as person_id,
    case when holds <> 0 then mention_id end as mention_id{facts}
from (
    select *, {holds} as holds, {unknown} as unknown
    from (select {subject} as subject, {person_id} as person_id, {mention_id} as mention_id, division_code, {columns}, {outcomes} from facts.{view} fact)
)
where (holds | unknown) <> 0
