-- {table} and {key} are a store table's. Wide ranges are compared as ranges, narrow ones as keys, which is a hash lookup: in two
-- statements, because a lookup that shares its condition with anything else is none.
delete from store.{table} where {key} in (select unnest(range(low, high + 1)) from changed_range where high - low < 1000);
delete from store.{table} where exists (select 1 from changed_range where high - low >= 1000 and {key} between low and high)
