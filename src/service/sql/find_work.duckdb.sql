-- Findings with whom or what they are about, community by community.
select f.division_code, f.rule, coalesce(p.name, m.name, cast(c.month as varchar), case when f.rule in ({year_rules}) then cast(f.subject % 10000 as varchar) end),
    coalesce(p.citizen_number, m.citizen_number), coalesce(p.birth_date, m.birth_date), coalesce(s.name, t.name), coalesce(m.row_number, c.row_number), f."values"
from finding f
left join store.person p on p.person_id = f.person_id
left join store.mention m on m.mention_id = f.mention_id
left join store.source_file s on s.file_id = m.file_id
left join store.community_month c on c.record_id = f.subject and f.rule in ({month_rules})
left join store.source_file t on t.file_id = c.file_id
order by f.division_code nulls last, f.rule, f.subject
