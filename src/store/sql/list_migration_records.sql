select record_id, hukou_division_code, direction, arrived_on, left_on, verified_on from migration_record order by record_id
