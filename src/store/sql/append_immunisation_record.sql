insert into immunisation_record(record_id, card_number, birth_certificate_number, opened_on, clinic)
values ($1, $2, $3, $4, $5)
