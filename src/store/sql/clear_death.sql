delete from death
