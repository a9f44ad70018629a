-- A benefit under two packs: how many are entitled before and after, to how much in all, how many to another amount than before, and
-- of how many the outcome or the amount is another one.
select
    count(*) filter (before = 1), count(*) filter (after = 1),
    cast(coalesce(sum(fen_before), 0) as bigint), cast(coalesce(sum(fen_after), 0) as bigint),
    count(*) filter (before = 1 and after = 1 and fen_before is distinct from fen_after),
    count(*) filter (before <> after or fen_before is distinct from fen_after)
from (
    select before, after, case when before = 1 then {fen_before} end as fen_before, case when after = 1 then {fen_after} end as fen_after
    from (select *, {before} as before, {after} as after from facts.{view}) judged
) amounts
