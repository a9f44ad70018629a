select name, name_mention_id, citizen_number, citizen_number_mention_id, temporary_number, sex, sex_mention_id, birth_date,
    birth_date_mention_id, phone, phone_mention_id, division_code, division_mention_id, hukou_division_code, marital_status,
    marital_status_mention_id, residence_kind, died_on, died_on_mention_id
from person
where person_id = $1
