-- The persons whose rows read those of touched.source, as a pack says it.
insert into temp.touched_reached
select person_id from ({reach}) reach where person_id not in (select person_id from temp.touched_reached)
