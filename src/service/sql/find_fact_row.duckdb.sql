-- One row of a fact view.
select {subject}{columns} from facts.{view} where {subject} = $1
