select {person} from store.{table} where exists (select 1 from changed_range where {key} between low and high)
