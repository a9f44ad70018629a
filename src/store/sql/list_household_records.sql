select record_id, relation, hukou_type, marital_status, entered_on, left_on, left_reason from household_record order by record_id
