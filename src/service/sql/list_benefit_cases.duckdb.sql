-- Persons to whom a benefit is due and who have not asked for it (list 1), who are nearly entitled (2), of whom it cannot be told (3).
with listed as (
    select judged.person_id, judged.division_code, judged.holds_{place} as holds, judged.unknown_{place} as unknown, judged.amount_{place} as amount,
        case when judged.decision_{place} = 1 and applied.person_id is null then 1 when nearly.person_id is not null then 2
            when judged.decision_{place} = 2 then 3 end as list
    from judged_benefit judged
    left join (select distinct person_id from applied_benefit where place = {place}) applied on applied.person_id = judged.person_id
    left join (select distinct person_id from nearly_benefit where place = {place}) nearly on nearly.person_id = judged.person_id
    where judged.decision_{place} is not null
)
select listed.list, listed.person_id, listed.division_code, listed.holds, listed.unknown, listed.amount, person.name, person.citizen_number,
    person.birth_date{columns}
from listed
join store.person person on person.person_id = listed.person_id
join facts.{view} fact on fact.person_id = listed.person_id
where listed.list in ({lists})
order by listed.division_code nulls last, listed.list, listed.person_id{limit}
