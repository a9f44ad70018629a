insert into rule_kind values ($1, $2, $3)
