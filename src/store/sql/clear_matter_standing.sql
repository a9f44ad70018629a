delete from matter_standing
