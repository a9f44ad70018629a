select record_id, hukou_division_code, from_on from social_security_record order by record_id
