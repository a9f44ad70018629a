-- What the earlier system's rolls show as paid for a person ($3: the mention's role by which it is theirs; 3 is the child of a line).
select coalesce(r.period, ''), r.from_month, r.to_month, coalesce(r.amount, 0), r.paid_on, f.name, m.row_number
from link l
join mention m on m.mention_id = l.mention_id
join benefit_payment_record r on r.record_id = m.record_id
join source_file f on f.file_id = m.file_id
where l.person_id = $1 and r.benefit = $2 and m.role = $3 and m.department = 10 and r.status = 1
order by r.period, r.record_id
