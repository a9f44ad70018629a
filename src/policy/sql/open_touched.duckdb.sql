-- For bringing the views that are stored by person up to date: `source` has the persons of rows that changed, `reached` also those
-- whose rows read theirs.
create or replace temp table touched_source (person_id integer);
create or replace temp table touched_reached (person_id integer)
