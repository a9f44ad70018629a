select matter_id from matter order by matter_id limit 1
