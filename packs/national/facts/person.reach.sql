-- Whose row of `person` reads rows of the persons in touched.source: who carries one of their numbers, who names one as the spouse's,
-- and whose spouse they are.
with number as (
    select citizen_number from facts.person_number where person_id in (select person_id from touched.source)
)
select person_id from facts.person_number where citizen_number in (select citizen_number from number)
union
select person_id from facts.person_own where spouse_number in (select citizen_number from number)
union
select person_id from facts.person where spouse_person_id in (select person_id from touched.source)
