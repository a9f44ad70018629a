-- Where matters stand by their actions: derived, disposable, written in the transaction of each action. `jiayu matter verify` holds it
-- against the fold; another pack (other limits, another calendar) makes it anew.

create table matter_standing (
    matter_id bigint primary key,
    kind text not null, topic text not null, state text not null,
    subject_person_id bigint not null, payee_person_id bigint not null,
    division_code bigint not null,
    version integer not null, since integer not null,  -- the last step; the day of the last change of state
    due_on integer                                     -- of the clock that runs out first
);
create index matter_standing_division on matter_standing (division_code, matter_id);
create index matter_standing_topic on matter_standing (topic, state);

-- Clocks that run.
create table matter_clock (
    matter_id bigint not null, clock text not null,
    due_on integer not null,
    primary key (matter_id, clock)
);
create index matter_clock_due on matter_clock (clock, due_on);

-- One row: the content hash of the pack by which all of it was worked out; empty: make it anew.
create table matter_standing_basis (pack text not null);
