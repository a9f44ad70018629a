-- Cells of accepted rows whose text is no value of their column (a date that is none, a code the source map does not know), so that
-- the column of the record is null: what was sent, by column. Names, numbers, sex and birth date have their text beside them instead.
create table unread_value (
    file_id integer not null,
    row_number integer not null,
    header text not null,                   -- as the file writes it
    sent text not null
);
