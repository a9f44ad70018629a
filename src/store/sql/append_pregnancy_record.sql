insert into pregnancy_record(record_id, booklet_number, last_menses_on, booked_on, booked_week, due_on, gravidity, parity, institution)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
