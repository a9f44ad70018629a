-- Residents of the snapshot's day by five-year age band (20: a hundred and older) and sex. The unknown in either are left out.
select least(datesub('year', p.birth_date, s.as_of) // 5, 20) as band, p.sex, count(*) as residents
from store.person p cross join snapshot s
where p.residence_kind in (1, 2) and p.sex in (1, 2) and p.birth_date <= s.as_of
group by all order by all
