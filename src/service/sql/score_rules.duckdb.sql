with hit as (select rule, count(*) as hits from found join expected using (rule, key) group by rule),
all_found as (select rule, count(*) as found from found group by rule),
all_expected as (select rule, count(*) as expected from expected group by rule)
select k.rule, coalesce(e.expected, 0), coalesce(f.found, 0), coalesce(h.hits, 0)
from (select distinct rule from rule_kind) k
left join all_expected e using (rule) left join all_found f using (rule) left join hit h using (rule)
order by k.rule
