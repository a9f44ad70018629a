-- Cases. What a matter is about is told when it is opened and never changes; where it stands is a fold over its actions (no status).

create table matter (
    matter_id bigint primary key,
    kind text not null, topic text not null,              -- ids in the pack: benefit_application, rural_reward
    subject_person_id bigint not null, payee_person_id bigint not null,
    division_code bigint not null,                        -- whose staff handle it
    pack text not null                                    -- content hash of the pack it was opened under
);
create index matter_subject on matter (subject_person_id);
create index matter_division on matter (division_code);

create table matter_action (
    matter_id bigint not null, version integer not null,  -- 1, 2, 3 … : the key refuses the second of two that saw the same version
    verb text not null, actor text not null, role text not null,
    at text not null, acted_on integer not null,          -- the instant, and the office's day
    form text not null,                                   -- JSON: field → value, source, proof; and the pledge
    note text not null,
    idempotency_key text, request_sha256 text not null,   -- of what was asked for: a repeat with the same key must ask for the same
    primary key (matter_id, version)
);
create unique index matter_action_key on matter_action (idempotency_key);

-- A list that hung on a board: kept as it hung, with its hash.
create table public_notice (
    notice_id bigint primary key,
    kind text not null, topic text not null, division_code bigint not null,
    published_on integer not null, until_on integer not null, published_by text not null,
    document text not null, sha256 text not null          -- JSON, masked
);
create table public_notice_matter (
    notice_id bigint not null, matter_id bigint not null,
    primary key (notice_id, matter_id)
);
create index public_notice_of_matter on public_notice_matter (matter_id);
