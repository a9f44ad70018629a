delete from matter_clock
