insert into migration_record(record_id, registration_number, direction, hukou_division_code, hukou_address, arrived_on, left_on, verified_on,
    reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
