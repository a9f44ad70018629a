select town, agreed, late, unreported, overreported, in_monthly_tables from town_births order by town nulls last
