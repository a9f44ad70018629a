select record_id, booked_on from pregnancy_record order by record_id
