select rule, town, findings, unknown from town_count order by rule, town nulls last
