-- One row per rule that holds, with what it was judged on (masked where the view says so).
create or replace temp table finding (
    rule smallint not null, subject bigint not null, person_id integer, mention_id integer, division_code bigint, "values" varchar
);
create or replace temp table town_count (
    rule smallint not null, town integer, findings bigint not null, unknown bigint not null
)
