delete from household
