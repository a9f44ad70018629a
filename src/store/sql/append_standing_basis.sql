insert into matter_standing_basis(pack) values ($1)
