insert into public_notice(notice_id, kind, topic, division_code, published_on, until_on, published_by, document, sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
