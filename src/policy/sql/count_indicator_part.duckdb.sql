-- Rows of one fact view in the district, placed in months by one of its columns: {area} is 12 digits, {month} counts months from
-- year 0. A row of another district, or of no place at all, is nobody's here.
select {part} as part, {area} as area, {month} as month, {counts}
from facts.{view}
where {on} between {first} and {last} and division_code // 1000000 = (select code from reference.district)
group by all
