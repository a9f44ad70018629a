-- A compiled condition over one row: the columns that an example gives.
select {condition} from (select {row})
