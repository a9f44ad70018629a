insert into finding
select rule.number, judged.subject, {person_id}, {mention_id}, judged.division_code, case rule.number {values} end
from judged
join (values {bits}) rule(number, bit) on judged.holds & bit <> 0
join facts.{view} fact on fact.{subject} = judged.subject
