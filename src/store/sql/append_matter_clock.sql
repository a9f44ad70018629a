insert into matter_clock(matter_id, clock, due_on) values ($1, $2, $3)
