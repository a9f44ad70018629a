select sum(case when citizen_number = $1 or citizen_number_sent = $1 then 1 else 0 end),
       sum(case when phone = $2 then 1 else 0 end),
       sum(case when household_number = $3 then 1 else 0 end),
       sum(case when birth_certificate_number = $4 then 1 else 0 end),
       count(*)
from mention
