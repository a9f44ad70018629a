insert into school_record(record_id, pupil_number, school, grade, enrolled_on, left_on, guardian_name, guardian_phone)
values ($1, $2, $3, $4, $5, $6, $7, $8)
