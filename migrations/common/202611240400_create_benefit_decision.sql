-- What the district decided to pay, and to whom. Append-only: a correction is another decision that names the one it corrects.
-- Written by matters (or taken over from an earlier system), read by the ledger, which posts each once.

create table benefit_decision (
    decision_id integer primary key,
    matter_id bigint,                       -- null: taken over from an earlier system
    kind smallint not null,                 -- 1 grant, 2 arrears (more for a period decided before), 3 recovery (less for it)
    benefit text not null,                  -- its id in the pack
    period text not null,                   -- '2026' of a yearly benefit, '2026-03' of a monthly one, 'once'
    person_id bigint not null,              -- whose entitlement it is: of a childcare subsidy, the child
    payee_person_id bigint not null,        -- who is paid: of a childcare subsidy, a parent or guardian
    amount bigint not null,                 -- fen; below zero for a recovery
    entitled_on integer not null,           -- the day on which the conditions came to hold
    decided_on integer not null, decided_by text not null,
    corrects_decision_id bigint,            -- of arrears and recoveries
    pack text not null,                     -- content hash of the pack that decided
    explanation text not null               -- JSON: conditions, values read, parameters
);
create unique index benefit_decision_once on benefit_decision (person_id, benefit, period) where kind = 1;
create index benefit_decision_corrects on benefit_decision (corrects_decision_id);

-- Where a person's benefits go. The newest row is in force; older ones stay, for lines already sent to a bank name them.
create table payee_account (
    payee_account_id integer primary key,
    person_id bigint not null,
    holder_name text not null, account_number text not null, bank_code text,
    given_on integer not null, given_by text not null
);
create index payee_account_person on payee_account (person_id);
