insert into snapshot_table values ($1, $2, $3)
