-- Rows of a fact view whose outcome (0 fails, 1 holds, 2 unknown) is another one under two packs.
select before, after, count(*)
from (select {before} as before, {after} as after from facts.{view}) judged
where before <> after
group by before, after
order by before, after
