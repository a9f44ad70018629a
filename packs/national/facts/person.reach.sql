-- Whose row of `person` reads rows of the persons in touched.source: who carries one of their numbers, who names one as the spouse's,
-- and whose spouse they are.
with number as (
    select number_17 from facts.person_number where person_id in (select person_id from touched.source)
)
select person_id from facts.person_number where number_17 in (select number_17 from number)
union
select person_id from facts.person_own where spouse_number_17 in (select number_17 from number)
union
select person_id from facts.person where spouse_person_id in (select person_id from touched.source)
