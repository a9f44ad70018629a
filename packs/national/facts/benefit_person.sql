-- stored by person_id: every benefit reads it, and counting children costs a second for everybody.
-- Every person of the register as benefits see them. Children are those that any department's row names; a person of whom no child is
-- known has no number of children, because nobody has said that there are none. A one-child certificate is of both parents.
with child as (
    select t.parent_person_id as person_id, count(*) as born, count(case when c.died_on is null then 1 end) as living,
        count(case when c.died_on is null and c.sex = 2 then 1 end) as girls_living, max(c.died_on) as last_died_on,
        min(c.birth_date) as first_born_on, max(c.birth_date) as last_born_on, min(d.disability_grade) as disability_grade
    from facts.parent t
    join store.person p on p.person_id = t.parent_person_id
    join facts.person c on c.person_id = t.person_id
    left join facts.benefit_document d on d.person_id = t.person_id
    group by t.parent_person_id
)
select
    p.person_id, coalesce(p.hukou_division_code, p.division_code) as division_code, p.sex, p.birth_date, p.died_on,
    floor(p.hukou_division_code / 1000000.0) = d.code as hukou_here, p.hukou_type,
    f.spouse_person_id, s.birth_date as spouse_birth_date, so.hukou_type as spouse_hukou_type,
    c.born as children_born, c.living as children_living, c.girls_living,
    case when c.living = 0 then c.last_died_on end as childless_since, c.first_born_on as first_child_born_on, c.last_born_on as last_child_born_on,
    case when c.born = 1 then c.disability_grade end as only_child_disability_grade,
    coalesce(own.one_child_certified_on, sd.one_child_certified_on) as one_child_certified_on,
    coalesce(own.one_child_certificate_ended_on, sd.one_child_certificate_ended_on) as one_child_certificate_ended_on,
    own.complication_grade, own.retired_on, own.unemployed_on, own.unemployed_until
from store.person p
cross join reference.district d
join facts.person f on f.person_id = p.person_id
left join facts.person s on s.person_id = f.spouse_person_id
left join facts.person_own so on so.person_id = f.spouse_person_id
left join facts.benefit_document own on own.person_id = p.person_id
left join facts.benefit_document sd on sd.person_id = f.spouse_person_id
left join child c on c.person_id = p.person_id
