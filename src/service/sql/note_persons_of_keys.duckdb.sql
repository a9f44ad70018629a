insert into touched.source
select distinct person_id from store.{table} where person_id is not null and {key} in (select key from changed_key)
