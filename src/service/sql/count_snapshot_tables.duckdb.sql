-- In the order of store_tables.hpp.
select 0 as place, count(*) as rows from store.mention
union all select 1 as place, count(*) as rows from store.person
union all select 2 as place, count(*) as rows from store.community_record
union all select 3 as place, count(*) as rows from store.household_record
union all select 4 as place, count(*) as rows from store.immunisation_dose
union all select 5 as place, count(*) as rows from store.social_security_record
union all select 6 as place, count(*) as rows from store.birth
union all select 7 as place, count(*) as rows from store.household_member
union all select 8 as place, count(*) as rows from store.residence_spell
union all select 9 as place, count(*) as rows from store.parentage
union all select 10 as place, count(*) as rows from store.migration_record
union all select 11 as place, count(*) as rows from store.school_record
union all select 12 as place, count(*) as rows from store.marriage_record
union all select 13 as place, count(*) as rows from store.marriage
union all select 14 as place, count(*) as rows from store.household
union all select 15 as place, count(*) as rows from store.delivery_record
union all select 16 as place, count(*) as rows from store.pregnancy_record
union all select 17 as place, count(*) as rows from store.immunisation_record
union all select 18 as place, count(*) as rows from store.community_month
union all select 19 as place, count(*) as rows from store.death
union all select 20 as place, count(*) as rows from store.source_file
union all select 21 as place, count(*) as rows from store.benefit_payment_record
union all select 22 as place, count(*) as rows from store.benefit_document_record
order by place
