-- Births that a department and the community's own records know, by town (nine digits; births of no place are left out).
select division_code // 1000 as town, count(*) as births
from facts.birth
where in_community and (in_delivery or in_immunisation or in_household or in_school) and division_code is not null
group by town
