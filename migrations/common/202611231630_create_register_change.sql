-- What the register's mutable tables changed, for the refresh of a snapshot (docs/adr/0010): rows of `subject` whose key is in
-- low … high. Written in the transaction of the change itself.
create table register_change (
    sequence integer primary key, subject text not null, low bigint not null, high bigint not null
);
