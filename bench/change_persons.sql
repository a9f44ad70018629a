-- 10,000 persons spread over the register change: their marital status, the first mention that is linked to each, their residence and
-- their memberships are noted as the register's writers note them, for the refresh of a snapshot.
begin immediate;
create temp table changed as
select person_id from person where person_id % (select max(1, (select max(person_id) from person) / 10000) ) = 0 limit 10000;
update person set marital_status = case marital_status when 20 then 10 else 20 end where person_id in (select person_id from changed);
update residence_spell set verified_on = 20201130 where person_id in (select person_id from changed);
create temp table noted as
select 'person' as subject, person_id as key from changed
union select 'residence_spell', person_id from changed
union select 'link', mention_id from link where person_id in (select person_id from changed)
union select 'household_member', household_id from household_member where person_id in (select person_id from changed);
insert into register_change (sequence, subject, low, high)
select (select coalesce(max(sequence), 0) from register_change) + row_number() over (), subject, key, key from noted;
commit;
select count(*) from changed;
