-- What departments sent. Dates are integers YYYYMMDD (docs/adr/0002); division codes are 12-digit integers.
-- *_sent columns hold the text as written, where it differs from the parsed value or could not be parsed.

create table source_file (
    file_id integer primary key,
    sha256 text not null unique,            -- of the bytes kept (columns of repealed functions cut out)
    original_sha256 text not null unique,   -- of the bytes received
    name text not null,
    department smallint not null,           -- domain/department.hpp
    layout text not null,                   -- "household_register/2017"
    received_at text not null,              -- UTC, ISO 8601
    rows_total integer not null,
    rows_accepted integer not null,
    rows_refused integer not null
);

create table cut_column (                   -- columns of repealed functions that were dropped before keeping
    file_id integer not null,
    name text not null,
    filled_rows integer not null
);

create table refused_row (
    file_id integer not null,
    row_number integer not null,
    reason text not null,                   -- stable message name
    arguments text not null,                -- JSON object
    content text not null,                  -- the row as sent, JSON array of texts
    corrected_by_file_id integer            -- the later file that sent the row again, corrected
);

-- One row of a department's file. The id also keys the row of its department's table below.
-- Which person a row speaks of is in `mention`; one row has one or more mentions.
create table mention (
    mention_id integer primary key,
    record_id integer not null,
    file_id integer not null,
    row_number integer not null,            -- 1-based as a person sees it in the file, header rows counted
    department smallint not null,
    role smallint not null,                 -- domain/mention.hpp
    name text,                              -- normalised (han::normalize_name)
    name_sent text,
    citizen_number text,                    -- valid 18 characters, else null
    citizen_number_sent text,
    sex smallint,                           -- GB/T 2261.1
    sex_sent text,
    birth_date integer,
    birth_date_sent text,
    ethnic_group smallint,                  -- GB/T 3304, 1–56, 97, 98
    phone text,
    address text,
    division_code bigint,
    household_number text,
    birth_certificate_number text,
    mother_name text,
    mother_number text,                     -- as sent, digits folded
    father_name text,
    father_number text,
    spouse_name text,
    spouse_number text,
    observed_on integer                     -- the day the row speaks of: delivery, registration, last change
);

create table pregnancy_record (
    record_id integer primary key,
    booklet_number text, last_menses_on integer, booked_on integer, booked_week integer, due_on integer,
    gravidity integer, parity integer, institution text
);

create table delivery_record (
    record_id integer primary key,
    delivery_number text, delivered_on integer, gestation_weeks integer, fetus_count integer, fetus_order integer,
    birth_weight_g integer, birth_certificate_number text, live_birth integer, institution text, remark text
);

create table immunisation_record (
    record_id integer primary key,
    card_number text, birth_certificate_number text, opened_on integer, clinic text
);
create table immunisation_dose (
    record_id integer not null, vaccine text not null, dose integer not null, given_on integer not null
);

create table household_record (
    record_id integer primary key,
    household_number text, relation smallint,            -- GB/T 4761
    hukou_type smallint, marital_status smallint, police_station text,
    entered_on integer, entered_reason text, left_on integer, left_reason text
);

create table migration_record (
    record_id integer primary key,
    registration_number text, direction smallint,        -- 1 inflow, 2 outflow
    hukou_division_code bigint, hukou_address text,
    arrived_on integer, left_on integer, verified_on integer, reason text
);

create table marriage_record (
    record_id integer primary key,
    certificate_number text, kind smallint,              -- 1 marriage, 2 divorce, 3 replacement paper
    registered_on integer
);

create table school_record (
    record_id integer primary key,
    pupil_number text, school text, grade smallint, enrolled_on integer, left_on integer,
    guardian_name text, guardian_phone text
);

create table social_security_record (
    record_id integer primary key,
    account_number text, insurance text, employer text, from_on integer, to_on integer, status smallint,
    hukou_division_code bigint
);

create table community_record (                          -- the communities' own population case record (全员人口个案)
    record_id integer primary key,
    case_number text, household_number text, relation smallint, group_name text, education smallint,
    hukou_type smallint, marital_status smallint, first_marriage_on integer, marital_changed_on integer,
    hukou_division_code bigint, residence_status smallint,  -- 口径: 3 inflow, 4 outflow, 8 hukou, 9 resident
    arrived_on integer, left_on integer, verified_on integer, died_on integer,
    temporary_number text, birth_order smallint, reported_on integer
);

create table community_month (                           -- the communities' monthly table
    record_id integer primary key,
    file_id integer not null, row_number integer not null,
    division_code bigint not null, month integer not null,  -- YYYYMM
    opening integer, births integer, births_male integer, births_female integer,
    births_first integer, births_second integer, births_higher integer,
    deaths integer, moved_in integer, moved_out integer, closing integer
);
