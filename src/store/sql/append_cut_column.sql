insert into cut_column(file_id, name, filled_rows)
values ($1, $2, $3)
