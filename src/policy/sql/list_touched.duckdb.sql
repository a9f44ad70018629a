-- The persons whose own rows changed.
select distinct person_id from temp.touched_source
