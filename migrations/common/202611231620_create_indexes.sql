-- Few on purpose: each is paid for with every bulk load. The register's own are made after a rebuild (src/store/sql/create_*_index.sql).
create index refused_row_file on refused_row(file_id);
create index cut_column_file on cut_column(file_id);
