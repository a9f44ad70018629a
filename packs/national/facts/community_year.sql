-- Sums of the monthly tables by community and calendar year.
with dated as (select c.*, cast(floor(c.month / 100.0) as integer) as year from store.community_month c)
select
    division_code * 10000 + year as community_year, division_code, year,
    sum(births) as births, sum(births_male) as births_male, sum(births_female) as births_female
from dated group by division_code, year
