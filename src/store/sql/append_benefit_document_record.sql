insert into benefit_document_record(record_id, kind, document_number, grade, issued_on, ended_on, ended_reason, issuer, child_name, child_number)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
