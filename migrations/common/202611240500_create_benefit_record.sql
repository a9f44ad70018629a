-- What the district's benefits office sends (department 10): the certificates and decisions that people hold, and the rolls by which the
-- earlier system paid. Who holds a document and who is paid is the record's mention with role 0 (subject); the child for whom a line
-- pays is its mention with role 3. Retirement under an enterprise's insurance stands in social_security_record (status 3, to_on).
create table benefit_document_record (
    record_id integer primary key,
    kind smallint,                          -- 1 one-child certificate, 2 disability certificate, 3 grade of a surgery complication,
                                            -- 4 retirement, 5 registration as unemployed or without work
    document_number text,
    grade smallint,                         -- 1–4 of a disability, 1–3 of a complication; 1 is the gravest
    issued_on integer, ended_on integer, ended_reason text,
    issuer text,
    child_name text, child_number text      -- of the child that the document names; the number as sent, width folded
);

create table benefit_payment_record (       -- one line of a roll: one payee, benefit and period
    record_id integer primary key,
    line_number text,
    benefit text,                           -- its id in the pack; as sent where the source map does not know it
    ground smallint,                        -- of special support: 1 death, 2 disability of the child, 3 complication of the payee
    period text,                            -- as benefit_decision.period
    from_month integer, to_month integer,   -- YYYYMM, first and last month paid for
    amount bigint,                          -- fen
    paid_on integer,
    status smallint,                        -- 1 paid, 2 returned by the bank, 3 stopped
    start_year smallint,                    -- first year of the benefit
    holder_name text,                       -- of the account, normalised
    account_number text, bank_name text
);
