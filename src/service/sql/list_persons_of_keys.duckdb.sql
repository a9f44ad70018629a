-- Whose rows are changed: {table} and {key} are a store table's; so in the siblings.
select {person} from store.{table} where {key} in (select key from changed_key)
