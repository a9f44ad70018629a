-- All rows of a Parquet file as texts, in its order.
select columns(*)::varchar from read_parquet($1)
