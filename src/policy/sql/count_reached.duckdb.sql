select count(*) from temp.touched_reached
