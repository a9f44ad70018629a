-- Two mentions and all others of their persons, as list_mentions_to_link.
select mention_id, record_id, department, role, sex, ethnic_group, birth_date, observed_on, division_code, name, citizen_number,
       citizen_number_sent, phone, household_number, birth_certificate_number, mother_name, mother_number, father_name,
       father_number, spouse_name, spouse_number
from mention
where mention_id in (
    select mention_id from link where person_id in (select person_id from link where mention_id in ($1, $2))
    union
    select mention_id from mention where mention_id in ($1, $2))
order by mention_id
