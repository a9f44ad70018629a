-- What the register's days say of a person, one row a day on which any of it changed: children by birth and death, and whether the
-- household registration that covers the day is in the district ($2, six digits). Children without a day of birth are left out.
with child as (
    select c.birth_date, c.died_on, c.sex
    from (select distinct child_person_id from parentage where parent_person_id = $1) t
    join person c on c.person_id = t.child_person_id
    where c.birth_date is not null
),
spell as (
    select from_on, to_on, case when division_code / 1000000 = $2 then 1 else 0 end as is_here
    from residence_spell where person_id = $1 and kind = 1 and from_on is not null and division_code is not null
),
changed as (
    select 10101 as day
    union select birth_date from child
    union select died_on from child where died_on is not null
    union select from_on from spell
    union select to_on from spell where to_on is not null
)
select changed.day,
    (select count(*) from child where birth_date <= changed.day),
    (select count(*) from child where birth_date <= changed.day and (died_on is null or died_on > changed.day)),
    (select count(*) from child where birth_date <= changed.day and (died_on is null or died_on > changed.day) and sex = 2),
    (select min(birth_date) from child where birth_date <= changed.day),
    (select max(birth_date) from child where birth_date <= changed.day),
    (select max(is_here) from spell where from_on <= changed.day and (to_on is null or to_on > changed.day))
from changed
order by changed.day
