insert into touched.source
select distinct person_id from store.{table} where person_id is not null and exists (select 1 from changed_range where {key} between low and high)
