select t.mention_a, t.mention_b, t.weight_hundredths, a.department, b.department, coalesce(a.name_sent, a.name), coalesce(b.name_sent, b.name),
    la.person_id, lb.person_id, (select count(*) from link x where x.person_id = la.person_id), (select count(*) from link y where y.person_id = lb.person_id)
from review_task t
join mention a on a.mention_id = t.mention_a
join mention b on b.mention_id = t.mention_b
left join link la on la.mention_id = t.mention_a
left join link lb on lb.mention_id = t.mention_b
where t.decision is null
order by t.mention_a, t.mention_b
