-- The output as one Parquet file.
copy output to {path} (format parquet)
