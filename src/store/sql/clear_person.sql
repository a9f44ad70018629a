delete from person
