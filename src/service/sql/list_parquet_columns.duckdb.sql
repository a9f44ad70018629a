-- The columns of a Parquet file, in its order.
select column_name from (describe select * from read_parquet($1))
