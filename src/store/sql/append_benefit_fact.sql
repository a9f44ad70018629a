insert into benefit_fact(fact_id, person_id, fact_view, counts_from, changed, matter_id, version, learned_on, learned_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
