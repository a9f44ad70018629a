insert into community_month(record_id, file_id, row_number, division_code, month, opening, births, births_male, births_female, births_first,
    births_second, births_higher, deaths, moved_in, moved_out, closing)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
