select record_id, hukou_division_code, relation, hukou_type, marital_status, residence_status, birth_order, first_marriage_on,
    marital_changed_on, arrived_on, left_on, verified_on, died_on, reported_on, temporary_number
from community_record
order by record_id
