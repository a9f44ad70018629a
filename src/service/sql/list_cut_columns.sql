select name, count(*) as files, sum(filled_rows) as filled_rows from cut_column group by name order by filled_rows desc, name
