insert into snapshot values ($1, cast($2 as date), $3, $4, $5, $6)
