delete from store.{table} where {key} in (select key from changed_key)
