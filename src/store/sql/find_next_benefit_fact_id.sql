select coalesce(max(fact_id), 0) + 1 from benefit_fact
