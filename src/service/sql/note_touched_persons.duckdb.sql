-- Whose rows of {table} are in the changed ranges of {key}.
insert into touched.source
select distinct person_id from store.{table}
where person_id is not null and {key} in (select unnest(range(low, high + 1)) from changed_range where high - low < 1000);
insert into touched.source
select distinct person_id from store.{table}
where person_id is not null and exists (select 1 from changed_range where high - low >= 1000 and {key} between low and high)
