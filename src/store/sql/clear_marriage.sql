delete from marriage
