create or replace temp table found as
with form as (select distinct rule, key_form from rule_kind),
-- A household's finding concerns all its members.
concerned as (
    select f.rule, f.person_id from finding f join form using (rule) where form.key_form = 'person'
    union
    select f.rule, hm.person_id from finding f join form using (rule) join store.household_member hm on hm.household_id = f.subject
    where form.key_form = 'household' and hm.to_on is null
),
placed as (
    select f.rule, form.key_form, s.name as file, m.row_number, m.role
    from finding f join form using (rule) join store.mention m on m.mention_id = f.mention_id
    join store.source_file s on s.file_id = m.file_id
    where form.key_form in ('role', 'row')
),
tabled as (
    select f.rule, s.name as file, c.row_number
    from finding f join form using (rule)
    join store.community_month c on (form.key_form = 'month' and c.record_id = f.subject)
        or (form.key_form = 'year' and c.division_code * 10000 + c.month // 100 = f.subject and c.month % 100 = 12)
    join store.source_file s on s.file_id = c.file_id
)
select distinct c.rule, coalesce(cast(t.person as varchar), 'unknown person ' || c.person_id) as key
from concerned c left join true_person t using (person_id)
union all
select distinct rule, file || ' ' || row_number || case when key_form = 'role' then ' ' || role else '' end from placed
union all
select distinct rule, file || ' ' || row_number from tabled
