select record_id, delivered_on, birth_weight_g, gestation_weeks, fetus_count, fetus_order, live_birth from delivery_record order by record_id
