-- {table} and {key} are a store table's; so below and in its siblings.
delete from store.{table} where {key} in (select key from changed_key)
