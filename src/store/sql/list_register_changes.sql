select sequence, subject, low, high from register_change where sequence > $1 order by sequence
