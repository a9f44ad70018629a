insert into marriage_record(record_id, certificate_number, kind, registered_on)
values ($1, $2, $3, $4)
