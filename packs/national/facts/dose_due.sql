-- Each dose that a child with an immunisation card is due by the schedule of its birth date.
select
    c.mention_id, c.person_id, c.division_code, v.vaccine, v.dose,
    cast(c.birth_date + v.due_months * interval '1 month' as date) as due_on, g.given_on
from store.mention c
join reference.vaccine_dose v on c.birth_date >= v.born_from and (v.born_until is null or c.birth_date < v.born_until)
left join store.immunisation_dose g on g.record_id = c.record_id and g.vaccine = v.vaccine and g.dose = v.dose
where c.department = 3 and c.role = 3
