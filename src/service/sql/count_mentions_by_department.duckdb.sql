select department, count(*) as mentions, count(distinct person_id) as persons from store.mention group by department order by department
