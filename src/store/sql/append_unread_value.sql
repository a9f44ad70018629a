insert into unread_value(file_id, row_number, header, sent)
values ($1, $2, $3, $4)
