insert into finding
select $1, subject, person_id, mention_id, division_code, null from judged_alone where outcome
