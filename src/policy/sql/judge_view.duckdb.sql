-- All rules of one fact view in one scan: a bit of `holds` or `unknown` for each rule, for the rows where any is set.
create or replace temp table judged as
select subject, division_code, {holds} as holds, {unknown} as unknown
from (select {subject} as subject, division_code, {outcomes} from facts.{view})
where {any}
