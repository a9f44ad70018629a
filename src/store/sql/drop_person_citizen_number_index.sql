drop index if exists person_citizen_number
