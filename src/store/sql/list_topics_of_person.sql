select topic from matter where subject_person_id = $1 or payee_person_id = $1
union
select benefit from benefit_decision where person_id = $1 or payee_person_id = $1
