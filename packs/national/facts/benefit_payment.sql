-- One line of the rolls by which the earlier system paid. Entitled is the child of a childcare subsidy, else the payee.
with payee as (
    select record_id, mention_id, person_id, division_code, name from store.mention where department = 10 and role = 0
),
child as (select record_id, person_id from store.mention where department = 10 and role = 3),
line as (
    select r.*, p.mention_id, p.person_id, p.division_code, p.name as payee_name, c.person_id as child_person_id,
        case when r.benefit = 'childcare_subsidy' then c.person_id else p.person_id end as entitled_person_id
    from store.benefit_payment_record r
    join payee p on p.record_id = r.record_id
    left join child c on c.record_id = r.record_id
),
paid as (
    select entitled_person_id, benefit, period, count(*) as lines from line
    where status = 1 and entitled_person_id is not null group by entitled_person_id, benefit, period
),
disabled as (
    select m.person_id, min(r.grade) as grade
    from store.benefit_document_record r
    join store.mention m on m.record_id = r.record_id and m.department = 10 and m.role = 0
    where r.kind = 2 and r.ended_on is null and m.person_id is not null group by m.person_id
)
select
    l.mention_id, l.person_id, l.division_code, l.benefit, l.ground, l.status, l.period, l.start_year, l.amount, l.paid_on,
    make_date(cast(floor(l.from_month / 100.0) as integer), l.from_month % 100, 1) as paid_from,
    make_date(cast(floor(l.to_month / 100.0) as integer), l.to_month % 100, 1) as paid_until,
    l.payee_name, l.holder_name, payee.sex, payee.birth_date,
    l.child_person_id, child.birth_date as child_birth_date, entitled.died_on as entitled_died_on,
    case when l.status = 1 then p.lines end as lines_paid,
    -- Whom the benefits office alone knows may be known elsewhere under another name or number.
    case when child.department_mask <> 1024 then d.person_id is not null end as child_has_certificate,
    d.grade as child_disability_grade
from line l
left join store.person payee on payee.person_id = l.person_id
left join store.person child on child.person_id = l.child_person_id
left join store.person entitled on entitled.person_id = l.entitled_person_id
left join paid p on p.entitled_person_id = l.entitled_person_id and p.benefit = l.benefit and p.period = l.period
left join disabled d on d.person_id = l.child_person_id
