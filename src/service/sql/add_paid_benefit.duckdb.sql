-- Paid by the earlier system for the period ($3), whatever the bank did with it; of a line for a child, the child.
insert into applied_benefit
select $1, coalesce(child.person_id, payee.person_id)
from store.benefit_payment_record paid
join store.mention payee on payee.record_id = paid.record_id and payee.role = 0
left join store.mention child on child.record_id = paid.record_id and child.role = 3
where paid.benefit = $2 and (paid.period = $3 or $3 = 'once') and paid.status <> 3
