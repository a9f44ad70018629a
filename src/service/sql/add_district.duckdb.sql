-- The district: the six digits that most of the communities that report begin with; of mentions where no community reports, which are
-- then counted alone (the condition on the one-row relation spares the scan).
insert into reference.district
with reporting as (
    select cast(floor(division_code / 1000000) as integer) as code, count(*) as weight from store.community_month group by 1
),
sending as (
    select cast(floor(division_code / 1000000) as integer) as code, count(*) as weight
    from store.mention where division_code is not null and (select count(*) from store.community_month) = 0 group by 1
)
select coalesce(
    (select code from (from reporting union all from sending) order by weight desc, code limit 1), 0)
