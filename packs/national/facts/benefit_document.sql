-- stored by person_id: benefits read one row a person, not the papers.
-- What a person's papers say: certificates and decisions that the benefits office sent, and retirement by the enterprises' insurance. Of
-- several papers of a kind the first counts for the day, and for a grade the gravest that still stands.
with paper as (
    select m.person_id,
        min(case when d.kind = 1 then d.issued_on end) as one_child_certified_on, max(case when d.kind = 1 then d.ended_on end) as one_child_certificate_ended_on,
        min(case when d.kind = 2 and d.ended_on is null then d.grade end) as disability_grade,
        min(case when d.kind = 3 and d.ended_on is null then d.grade end) as complication_grade,
        min(case when d.kind = 4 then d.issued_on end) as retired_on,
        min(case when d.kind = 5 then d.issued_on end) as unemployed_on, max(case when d.kind = 5 then d.ended_on end) as unemployed_until
    from store.benefit_document_record d
    join store.mention m on m.record_id = d.record_id
    where m.department = 10 and m.role = 0 and m.person_id is not null
    group by m.person_id
),
insured as (
    select m.person_id, min(r.to_on) as retired_on
    from store.social_security_record r
    join store.mention m on m.record_id = r.record_id
    where r.status = 3 and r.insurance like '%企业%' and m.department = 8 and m.person_id is not null
    group by m.person_id
)
select
    p.person_id, paper.one_child_certified_on, paper.one_child_certificate_ended_on, paper.disability_grade, paper.complication_grade,
    coalesce(paper.retired_on, insured.retired_on) as retired_on, paper.unemployed_on, paper.unemployed_until
from store.person p
left join paper on paper.person_id = p.person_id
left join insured on insured.person_id = p.person_id
where paper.person_id is not null or insured.person_id is not null
