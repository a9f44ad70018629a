select record_id, enrolled_on from school_record order by record_id
