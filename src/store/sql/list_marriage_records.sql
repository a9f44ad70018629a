select record_id, kind, registered_on from marriage_record order by record_id
