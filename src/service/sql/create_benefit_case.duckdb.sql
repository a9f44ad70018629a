-- Who has been granted or paid a benefit for the period, and who will be entitled within some days. `place` is the benefit's in the pack.
create or replace temp table applied_benefit (place integer, person_id integer);
create or replace temp table nearly_benefit (place integer, person_id integer)
