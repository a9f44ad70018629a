-- All rules of one fact view in one scan: a bit of `holds` or `unknown` for each rule, for the rows where any is set, and the facts
-- that any rule reads (fact_*) for the rows with a finding. The rows that every rule fails on go first, once and for all
-- (materialized keeps the optimiser from working the bits out for them as well); the place is looked up for the few that stay.
create or replace temp table judged as
with fact as materialized (
    select {read}
    from {relation}
    where {open}
)
select judged.subject, {division_code} as division_code, holds, unknown, case when holds <> 0 then judged.person_id end as person_id,
    case when holds <> 0 then judged.mention_id end as mention_id{facts}
from (
    select *, {holds} as holds, {unknown} as unknown
    from (select {subject} as subject, {person_id} as person_id, {mention_id} as mention_id, division_code, {columns}{outcomes} from fact)
) judged{home}
