select column_name from duckdb_columns() where schema_name = 'store' and table_name = $1 order by column_index
