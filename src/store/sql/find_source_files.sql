select file_id, sha256, original_sha256, name from source_file order by file_id
