-- Rows of the fact views that were judged.
select count(*) from judged_benefit
