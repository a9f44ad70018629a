-- The rows of the persons in touched.reached anew, from the view said over touched.<table>.
delete from facts.{view} where person_id in (select person_id from touched.reached);
insert into facts.{view} {rows}
