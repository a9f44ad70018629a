insert into delivery_record(record_id, delivery_number, delivered_on, gestation_weeks, fetus_count, fetus_order, birth_weight_g,
    birth_certificate_number, live_birth, institution, remark)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
