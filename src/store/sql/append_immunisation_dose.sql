insert into immunisation_dose(record_id, vaccine, dose, given_on)
values ($1, $2, $3, $4)
