-- A few of those whom a benefit moves under two packs, in the order of a number that says nothing about them.
select person_id, division_code, before, after, fen_before, fen_after
from (
    select person_id, division_code, before, after, case when before = 1 then {fen_before} end as fen_before, case when after = 1 then {fen_after} end as fen_after
    from (select *, {before} as before, {after} as after from facts.{view}) judged
) amounts
where before <> after or fen_before is distinct from fen_after
order by hash(person_id), person_id
limit $1
