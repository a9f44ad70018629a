-- Where every fen of the benefits is: from the appropriation to the bank's answer. Append-only; what a line or a batch has come to is a
-- fold over these rows (docs/design/ledger.md).

-- One decision is one line: it can be paid once, since it is here once.
create table payment_line (
    decision_id integer primary key,
    kind smallint not null,                 -- as in benefit_decision: 1 grant, 2 arrears, 3 recovery
    benefit text not null, period text not null,
    person_id bigint not null, payee_person_id bigint not null,
    amount bigint not null,                 -- fen; below zero for a recovery
    decided_month integer not null,         -- YYYYMM
    entitled_on integer not null, decided_on integer not null,
    corrects_decision_id bigint,
    check ((kind in (1, 2) and amount > 0) or (kind = 3 and amount < 0))
);
create unique index payment_line_once on payment_line (person_id, benefit, period) where kind = 1;

-- One step of one benefit's money. `movements` and `moved` state how many rows and fen belong to it; a trigger refuses another sum.
create table ledger_posting (
    posting_id integer primary key,
    kind smallint not null check (kind between 1 and 9),
    benefit text not null,
    batch_id bigint,
    return_id bigint,
    document text,                          -- of an appropriation or a repayment: the paper that proves it, taken once
    note text,
    booked_on integer not null, made_by text not null, made_at text not null,
    first_movement bigint not null, movements bigint not null check (movements > 0), moved bigint not null check (moved > 0)
);
create unique index ledger_posting_document on ledger_posting (benefit, kind, document) where document is not null;

-- Double entry in one row: `amount` leaves one account and enters another, so that no row can be out of balance.
create table ledger_movement (
    movement_id integer primary key,
    posting_id bigint not null,
    line_id bigint,                         -- decision_id of the payment_line; null of an appropriation
    source smallint not null check (source between 1 and 9),
    target smallint not null check (target between 1 and 9),
    amount bigint not null check (amount > 0),
    check (source <> target)
);
create index ledger_movement_line on ledger_movement (line_id);

-- What goes to the bank together, made by one person and checked by another.
create table payment_batch (
    batch_id integer primary key,
    benefit text not null,
    made_on integer not null, made_by text not null, made_at text not null,
    lines bigint not null, amount bigint not null
);
create table payment_batch_line (
    batch_id bigint not null, line_id bigint not null,
    attempt integer not null,               -- 1, and 2 … when it was returned and sent again
    amount bigint not null check (amount > 0),
    payee_account_id bigint not null,
    primary key (batch_id, line_id)
);
create unique index payment_batch_line_once on payment_batch_line (line_id, attempt);
create table payment_batch_event (
    event_id integer primary key,
    batch_id bigint not null,
    kind smallint not null check (kind between 1 and 3),   -- 1 approved, 2 rejected, 3 sent
    happened_on integer not null, made_by text not null, made_at text not null,
    actor_key text not null, maker_key text not null,      -- names without case, width and spaces
    reason text,
    check (kind <> 1 or actor_key <> maker_key)
);
create unique index payment_batch_event_once on payment_batch_event (batch_id, kind);

-- One batch, one file: a second form of it could be paid a second time.
create table bank_file (
    batch_id integer primary key,
    layout text not null, sha256 text not null, bytes bigint not null,
    lines bigint not null, amount bigint not null
);

-- What the bank answered, each file once.
create table bank_return (
    return_id integer primary key,
    sha256 text not null unique,
    layout text not null, name text not null, items bigint not null,
    taken_on integer not null, taken_by text not null, taken_at text not null
);
create table bank_item (
    item_id integer primary key,
    return_id bigint not null,
    number bigint not null,                 -- in its file, from 1
    reference text not null,
    outcome smallint not null,              -- 1 paid, 2 returned
    amount bigint not null,
    account_number text, holder_name text, reason text,
    booked_on integer not null,
    line_id bigint, attempt integer,        -- null: no line found
    verdict smallint not null               -- 1 posted, 2 known already; 3 … to the work list
);
create unique index bank_item_once on bank_item (line_id, attempt, outcome) where verdict = 1;

-- A case of the work list that a person closed, and how.
create table bank_item_closing (
    item_id integer primary key,
    line_id bigint, reason text not null,
    made_by text not null, made_at text not null
);
