-- The persons whose own rows changed.
select distinct person_id from touched.source
