-- The same conditions as a plain WHERE: for whoever will be entitled on another day, and for measuring what reasons cost.
select person_id from facts.{view} where {where}
