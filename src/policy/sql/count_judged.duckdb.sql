-- Findings and unknowns by rule and town; few different masks make this small.
insert into town_count
with mask as (
    select division_code // 1000 as town, holds, unknown, count(*) as rows from judged group by all
)
select rule.number, mask.town, coalesce(sum(rows) filter (where holds & bit <> 0), 0), coalesce(sum(rows) filter (where unknown & bit <> 0), 0)
from mask cross join (values {bits}) rule(number, bit)
where (holds | unknown) & bit <> 0
group by rule.number, mask.town
