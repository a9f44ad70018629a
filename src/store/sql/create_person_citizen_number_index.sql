create index if not exists person_citizen_number on person(citizen_number)
