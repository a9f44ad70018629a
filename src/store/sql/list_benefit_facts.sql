select counts_from, changed from benefit_fact where person_id = $1 and fact_view = $2 order by fact_id
