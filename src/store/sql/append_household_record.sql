insert into household_record(record_id, household_number, relation, hukou_type, marital_status, police_station, entered_on, entered_reason,
    left_on, left_reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
