-- The rows of the reached persons anew, from the view said over touched.<table>.
delete from facts.{view} where person_id in (select person_id from temp.touched_reached);
insert into facts.{view} {rows}
