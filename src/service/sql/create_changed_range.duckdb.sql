create or replace temp table changed_range (low bigint not null, high bigint not null)
