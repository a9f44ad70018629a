-- Keys of one rule: found and not planted (1), planted and not found (0).
(select 1 as kind, key from found where rule = $1 and key not in (select key from expected where rule = $1) order by key limit $2)
union all
(select 0, key from expected where rule = $1 and key not in (select key from found where rule = $1) order by key limit $2)
