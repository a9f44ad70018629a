-- Whose row of `benefit_person` reads rows of the persons in touched.source: their parents, and (by `person`) their spouses.
select parent_person_id as person_id from facts.parent where person_id in (select person_id from touched.source)
