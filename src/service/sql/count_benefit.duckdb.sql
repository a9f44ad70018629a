-- One benefit by town and reasons; few different reasons make this small.
select judged.division_code // 1000 as town, judged.holds_{place}, judged.unknown_{place}, judged.decision_{place},
    applied.person_id is not null as applied, nearly.person_id is not null as nearly,
    count(*), coalesce(sum(judged.amount_{place}), 0), count(judged.amount_{place})
from judged_benefit judged
left join (select distinct person_id from applied_benefit where place = {place}) applied on applied.person_id = judged.person_id
left join (select distinct person_id from nearly_benefit where place = {place}) nearly on nearly.person_id = judged.person_id
where judged.decision_{place} is not null
group by all
order by all
