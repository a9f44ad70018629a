-- Deaths of the register.
select d.person_id, coalesce(p.division_code, p.hukou_division_code) as division_code, d.died_on, p.birth_date, p.sex
from store.death d
join store.person p on p.person_id = d.person_id
