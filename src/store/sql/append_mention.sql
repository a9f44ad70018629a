insert into mention(mention_id, record_id, file_id, row_number, department, role, name, name_sent, citizen_number, citizen_number_sent,
    sex, sex_sent, birth_date, birth_date_sent, ethnic_group, phone, address, division_code, household_number,
    birth_certificate_number, mother_name, mother_number, father_name, father_number, spouse_name, spouse_number,
    observed_on)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
    $26, $27)
