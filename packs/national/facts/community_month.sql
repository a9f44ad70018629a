-- The communities' monthly tables, each beside the month before.
with dated as (
    select c.*, case when c.month % 100 = 1 then c.month - 89 else c.month - 1 end as previous_month from store.community_month c
)
select
    c.record_id, c.division_code, c.month, c.opening, c.births, c.births_male, c.births_female, c.births_first, c.births_second,
    c.births_higher, c.deaths, c.moved_in, c.moved_out, c.closing, p.closing as previous_closing, p.births as previous_births
from dated c
left join store.community_month p on p.division_code = c.division_code and p.month = c.previous_month
