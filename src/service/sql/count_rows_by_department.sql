select department, count(*) as files, sum(rows_total) as rows_total, sum(rows_accepted) as rows_accepted, sum(rows_refused) as rows_refused
from source_file group by department order by department
