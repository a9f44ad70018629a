-- The day the files speak of: the end of the last month that a quarter of the communities reported (a lone wrong month says nothing),
-- else the last day that some mention speaks of, up to today ($1).
with month as (
    select month, count(distinct division_code) as communities from store.community_month group by month
),
reported as (
    select max(month) as month from month
    where communities * 4 >= (select max(communities) from month) and month <= cast(substr(replace($1, '-', ''), 1, 6) as integer)
)
select coalesce(
    (select last_day(make_date(cast(floor(month / 100) as integer), cast(month % 100 as integer), 1)) from reported),
    (select max(observed_on) from store.mention where observed_on <= cast($1 as date)),
    cast($1 as date)
)
