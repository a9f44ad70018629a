insert into register_change(sequence, subject, low, high)
select coalesce(max(sequence), 0) + 1, $1, $2, $3 from register_change
