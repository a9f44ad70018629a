insert into refused_row(file_id, row_number, reason, arguments, content)
values ($1, $2, $3, $4, $5)
