-- Children as delivery and immunisation rows describe them.
with certificate as (
    select record_id, birth_certificate_number as number from store.delivery_record where birth_certificate_number is not null
    union all
    select record_id, birth_certificate_number from store.immunisation_record where birth_certificate_number is not null
),
child as (
    select m.*, nullif(trim(translate(upper(coalesce(c.number, m.birth_certificate_number)), '０１２３４５６７８９　', '0123456789 ')), '') as certificate_number
    from store.mention m left join certificate c on c.record_id = m.record_id
    where m.department in (2, 3) and m.role = 3
),
holders as (
    select certificate_number, count(distinct person_id) as certificate_holders
    from child where department = 2 and certificate_number is not null group by certificate_number
)
select
    c.mention_id, c.person_id, c.division_code, c.department,
    nullif(trim(coalesce(c.name_sent, c.name)), '') as name, c.sex, c.birth_date, c.mother_name, c.mother_number,
    c.certificate_number, h.certificate_holders
from child c
left join holders h on h.certificate_number = c.certificate_number
