-- The register: what is true by the pack's source precedence. Every value names the mention or record it came from.

create table link_run (
    run_id integer primary key,
    model text not null, model_sha256 text not null,
    decided_at text not null, mentions integer not null, persons integer not null,
    link_weight double precision not null, review_weight double precision not null   -- thresholds, bits
);

-- The person of each mention with the evidence of the link: its strongest partner in the cluster, the level of every
-- compared field (4 bits each, in the model's order) and the total weight in hundredths of a bit.
create table link (
    mention_id integer primary key,
    person_id integer not null,
    run_id integer not null,
    partner_mention_id integer,             -- null: the only mention, or the first of its cluster
    levels bigint,
    weight_hundredths integer
);

create table review_task (
    run_id integer not null,
    mention_a integer not null, mention_b integer not null,
    levels bigint not null, weight_hundredths integer not null,
    decision smallint, decided_by text, decided_at text   -- 1 linked, 2 apart
);

create table person_event (                 -- created persons are not listed; merges and splits are, and can be undone
    event_id integer primary key,
    run_id integer not null, kind text not null,          -- merged | split | undone
    person_id integer not null, other_person_id integer not null,
    mentions text not null,                 -- JSON array of the mention ids that moved
    undoes_event_id integer
);

create table person (
    person_id integer primary key,
    name text, name_mention_id integer,
    citizen_number text, citizen_number_mention_id integer,
    temporary_number text,
    sex smallint, sex_mention_id integer,
    birth_date integer, birth_date_mention_id integer,
    ethnic_group smallint, ethnic_group_mention_id integer,
    phone text, phone_mention_id integer,
    division_code bigint, division_mention_id integer,    -- community of present residence
    hukou_division_code bigint,
    hukou_type smallint, marital_status smallint, marital_status_mention_id integer, first_marriage_on integer, marital_changed_on integer,
    residence_kind smallint,                -- 1 hukou resident, 2 inflow, 3 hukou away (outflow), 4 gone, 5 dead
    died_on integer, died_on_mention_id integer,
    last_event_on integer, last_event_mention_id integer,
    department_mask integer not null,       -- bit (department) set when a mention of it stands behind the person
    mention_count integer not null
);

create table household (
    household_id integer primary key, household_number text not null, division_code bigint, kind smallint not null  -- 1 hukou, 2 community
);
create table household_member (
    household_id integer not null, person_id integer not null, relation smallint, from_on integer, to_on integer, mention_id integer not null
);
create table residence_spell (
    person_id integer not null, kind smallint not null,    -- 1 hukou, 2 inflow, 3 outflow
    division_code bigint, from_on integer, to_on integer, verified_on integer, mention_id integer not null
);
create table marriage (
    marriage_id integer primary key, husband_person_id integer, wife_person_id integer,
    registered_on integer, ended_on integer, end_kind smallint, record_id integer not null  -- 2 divorce, 3 death
);
create table parentage (
    child_person_id integer not null, parent_person_id integer not null, kind smallint not null, mention_id integer not null  -- 1 mother, 2 father
);
create table birth (                        -- one per person born in the period to, or registered in, the district
    birth_id integer primary key, child_person_id integer not null, mother_person_id integer, father_person_id integer,
    born_on integer not null, sex smallint, division_code bigint, birth_certificate_number text,
    fetus_count smallint, fetus_order smallint, birth_order smallint, gestation_weeks smallint, birth_weight_g integer, live_birth smallint,
    delivery_record_id integer, immunisation_record_id integer, household_record_id integer, school_record_id integer, community_record_id integer,
    reported_on integer                     -- by the community
);
create table death (
    person_id integer primary key, died_on integer not null, mention_id integer not null
);

-- Append-only, hash-chained: hash = SHA-256(previous_hash, sequence, at, actor, action, payload).
create table trail (
    sequence integer primary key, at text not null, actor text not null, action text not null, payload text not null,
    previous_hash text not null, hash text not null
);
