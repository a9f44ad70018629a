insert into community_record(record_id, case_number, household_number, relation, group_name, education, hukou_type, marital_status,
    first_marriage_on, marital_changed_on, hukou_division_code, residence_status, arrived_on, left_on, verified_on,
    died_on, temporary_number, birth_order, reported_on)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
