-- The true person of each person of the register: whom most of its mentions speak of.
create or replace temp table true_person as
with counted as (
    select m.person_id, t.person, count(*) as mentions
    from store.mention m
    join store.source_file f on f.file_id = m.file_id
    join truth_mention t on t.file = f.name and t.row_number = m.row_number and t.role = m.role
    where m.person_id is not null group by m.person_id, t.person
)
select person_id, arg_max(person, mentions * 1000000000 - person) as person from counted group by person_id
