select name, count(*) from mention where name is not null group by name
