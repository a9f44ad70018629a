delete from matter_clock where matter_id = $1
