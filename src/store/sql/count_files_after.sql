select count(*) from source_file where file_id > $1
