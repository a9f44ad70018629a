-- What the district learned of a person's facts, and from which day it counts: only the values that changed, in the order of learning.
create table benefit_fact (
    fact_id integer primary key,
    person_id bigint not null,
    fact_view text not null,                -- of the pack: benefit_person, benefit_child
    counts_from integer not null,           -- 10101: nobody knew otherwise before
    changed text not null,                  -- JSON: fact → value as forms write it, null when known to be missing
    matter_id bigint not null, version integer not null,   -- the step that learned it
    learned_on integer not null, learned_by text not null
);
create index benefit_fact_person on benefit_fact (person_id, fact_view);
