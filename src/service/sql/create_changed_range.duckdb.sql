-- Wide ranges are compared as ranges, the keys of narrow ones by hash.
create or replace temp table changed_range (low bigint not null, high bigint not null);
create or replace temp table changed_key (key bigint not null)
