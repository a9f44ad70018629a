delete from birth
