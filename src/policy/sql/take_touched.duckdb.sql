-- The rows of the reached persons, once for all views that read them: {columns} are those that any of them names.
create or replace temp table touched_{table} as
select {columns} from store.{table} where person_id in (select person_id from temp.touched_reached)
