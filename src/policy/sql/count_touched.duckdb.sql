-- Are so many touched that making stored views whole costs less?
select (select count(distinct person_id) from temp.touched_source) * 10 > (select count(*) from store.person)
