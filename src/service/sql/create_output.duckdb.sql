-- The table that one output file is made of.
create table output ({columns})
