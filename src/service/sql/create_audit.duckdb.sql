create table audit_run (snapshot integer not null, as_of date not null, pack varchar not null, pack_version varchar not null, made_at varchar not null);
create table audit_rule (
    rule smallint not null, id varchar not null, level varchar not null, title_zh varchar not null, title_en varchar not null,
    advice_zh varchar not null, advice_en varchar not null, count_only boolean not null
);
create table town_count (rule smallint not null, town integer, findings bigint not null, unknown bigint not null);
create table town_births (
    town integer, agreed bigint not null, late bigint not null, unreported bigint not null, overreported bigint not null,
    in_monthly_tables bigint not null
);
create table finding (rule smallint not null, subject bigint not null, person_id integer, mention_id integer, division_code bigint, "values" varchar)
