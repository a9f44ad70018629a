create or replace temp table expected as
select distinct k.rule, case
    when k.key_form in ('person', 'household') then cast(p.person as varchar)
    when k.key_form = 'role' then p.file || ' ' || p.row_number || ' ' || p.role
    else p.file || ' ' || p.row_number end as key
from planted p join rule_kind k using (kind)
