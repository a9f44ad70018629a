insert into finding
select rule.number, judged.subject, judged.person_id, judged.mention_id, judged.division_code, case rule.number {values} end
from judged
join (values {bits}) rule(number, bit) on judged.holds & bit <> 0
