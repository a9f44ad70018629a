-- The district: the six digits that most of the communities that report begin with, else most mentions.
insert into reference.district
with counted as (
    select cast(floor(division_code / 1000000) as integer) as code, 1000000000 * count(*) as weight from store.community_month group by 1
    union all
    select cast(floor(division_code / 1000000) as integer), count(*) from store.mention where division_code is not null group by 1
)
select coalesce((select code from counted group by code order by sum(weight) desc, code limit 1), 0)
