-- Births by who knows of them, by the findings of the rules for unreported ($1), overreported ($2) and late ($3) ones, and what the
-- monthly tables say.
with born as (
    select b.birth_id, b.division_code // 1000 as town,
        b.in_community and (b.in_delivery or b.in_immunisation or b.in_household or b.in_school) as agreed
    from facts.birth b
),
found as (
    select subject as birth_id, max(case when rule = $1 then 1 else 0 end) as unreported,
        max(case when rule = $2 then 1 else 0 end) as overreported, max(case when rule = $3 then 1 else 0 end) as late
    from finding where rule in ($1, $2, $3) group by subject
),
counted as (
    select born.town, count(*) filter (where agreed and coalesce(late, 0) = 0) as agreed, count(*) filter (where agreed and late = 1) as late,
        count(*) filter (where unreported = 1) as unreported, count(*) filter (where overreported = 1) as overreported
    from born left join found using (birth_id) group by born.town
),
tabled as (
    select division_code // 1000 as town, sum(births) as births from facts.community_month group by all
)
select coalesce(c.town, t.town), coalesce(agreed, 0), coalesce(late, 0), coalesce(unreported, 0), coalesce(overreported, 0), coalesce(t.births, 0)
from counted c full join tabled t on t.town = c.town order by 1 nulls last
