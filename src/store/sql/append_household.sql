insert into household(household_id, household_number, division_code, kind)
values ($1, $2, $3, $4)
