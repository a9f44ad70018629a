-- What the invented district knows of itself, beside what was found. Keys: "file row role", "file row", or a person of the truth.
create or replace temp table truth_mention (file varchar not null, row_number integer not null, role smallint not null, person integer not null);
create or replace temp table planted (kind varchar not null, file varchar, row_number integer, role varchar, person integer);
create or replace temp table rule_kind (rule smallint not null, kind varchar not null, key_form varchar not null);
