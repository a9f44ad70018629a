update refused_row set corrected_by_file_id = $1 where file_id = $2 and row_number = $3 and corrected_by_file_id is null
