-- For bringing the views that are stored by person up to date: `source` has the persons of rows that changed, `reached` also those
-- whose rows read theirs; touched.<table> has the rows of `reached` alone.
create schema touched;
create table touched.source (person_id integer);
create table touched.reached (person_id integer);
create view touched.person as from store.person where person_id in (select person_id from touched.reached);
create view touched.mention as from store.mention where person_id in (select person_id from touched.reached);
create view touched.household_member as from store.household_member where person_id in (select person_id from touched.reached);
create view touched.residence_spell as from store.residence_spell where person_id in (select person_id from touched.reached);
