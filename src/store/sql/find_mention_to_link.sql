select mention_id, record_id, department, role, sex, ethnic_group, birth_date, observed_on, division_code, name, citizen_number,
       citizen_number_sent, phone, household_number, birth_certificate_number, mother_name, mother_number, father_name,
       father_number, spouse_name, spouse_number
from mention
where mention_id = $1
