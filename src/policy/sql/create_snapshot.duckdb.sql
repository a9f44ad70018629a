-- The tables of a snapshot (docs/adr/0010): the store's, by the same names in schema `store`, with DATE for its YYYYMMDD
-- numbers. Columns that no condition reads stay in the store (telephones, addresses, guardians, employers, evidence of links,
-- refused rows, the trail): what is judged is all that is copied. `mention` carries its person and, at its end, what the loader
-- derives from name and number once, so that no rule does it again for each row.
create schema store;
create schema facts;
create schema unplaced;   -- the fact views as a pack writes them; facts.<view> adds where the person lives
create schema reference;

create table snapshot (
    number integer not null, as_of date not null, made_at varchar not null, pack_version varchar not null,
    layout varchar not null,          -- of these tables
    change_sequence bigint not null   -- of the store's register_change
);
-- What was read: rows of each table, and the highest key, where the next refresh starts.
create table snapshot_table (name varchar not null, rows bigint not null, mark bigint not null);

create table reference.division (code bigint not null, valid_from date not null, valid_to date);
create table reference.district (code integer not null);   -- one row: the six digits of the district itself
create table reference.number_prefix (prefix integer not null);
-- Doses by age; a dose is due for children born from `born_from` until the day before `born_until`.
create table reference.vaccine_dose (vaccine varchar not null, dose integer not null, due_months integer not null, born_from date not null, born_until date);

create table store.source_file (file_id integer, name varchar, department smallint, layout varchar);

create table store.mention (
    mention_id integer, record_id integer, file_id integer, row_number integer, department smallint, role smallint,
    name varchar, name_sent varchar, citizen_number varchar, citizen_number_sent varchar,
    sex smallint, birth_date date, birth_date_sent varchar, ethnic_group smallint, division_code bigint,
    birth_certificate_number varchar, mother_name varchar, mother_number varchar, spouse_name varchar, spouse_number varchar,
    observed_on date,
    person_id integer,
    -- Derived by service/mention_traits; citizen_number_sent is null here where it says no more than citizen_number.
    name_is_placeholder boolean, name_has_rare_character boolean, spouse_number_is_valid boolean,
    number_birth_date date, number_sex smallint, number_prefix integer, name_is_nursery boolean
);

create table store.pregnancy_record (
    record_id integer, last_menses_on date, booked_on date, booked_week smallint, due_on date, gravidity smallint, parity smallint
);
create table store.delivery_record (
    record_id integer, delivered_on date, gestation_weeks smallint, fetus_count smallint, fetus_order smallint,
    birth_weight_g integer, birth_certificate_number varchar, live_birth smallint, remark varchar
);
create table store.immunisation_record (record_id integer, birth_certificate_number varchar, opened_on date);
create table store.immunisation_dose (record_id integer, vaccine varchar, dose smallint, given_on date);
create table store.household_record (
    record_id integer, relation smallint, hukou_type smallint, marital_status smallint, entered_on date, left_on date, left_reason varchar
);
create table store.migration_record (
    record_id integer, direction smallint, hukou_division_code bigint, arrived_on date, left_on date, verified_on date
);
create table store.marriage_record (record_id integer, kind smallint, registered_on date);
create table store.school_record (record_id integer, grade smallint, enrolled_on date, left_on date);
create table store.social_security_record (record_id integer, insurance varchar, from_on date, to_on date, status smallint);
create table store.benefit_document_record (
    record_id integer, kind smallint, grade smallint, issued_on date, ended_on date, child_number varchar
);
create table store.benefit_payment_record (
    record_id integer, benefit varchar, ground smallint, period varchar, from_month integer, to_month integer, amount bigint, paid_on date,
    status smallint, start_year smallint, holder_name varchar
);
create table store.community_record (
    record_id integer, relation smallint, education smallint, hukou_type smallint, marital_status smallint,
    first_marriage_on date, marital_changed_on date, residence_status smallint, arrived_on date, left_on date,
    verified_on date, died_on date, temporary_number varchar, birth_order smallint, reported_on date
);
create table store.community_month (
    record_id integer, file_id integer, row_number integer, division_code bigint, month integer,
    opening integer, births integer, births_male integer, births_female integer,
    births_first integer, births_second integer, births_higher integer,
    deaths integer, moved_in integer, moved_out integer, closing integer
);

create table store.person (
    person_id integer, name varchar, citizen_number varchar, temporary_number varchar, sex smallint, birth_date date,
    ethnic_group smallint, division_code bigint, hukou_division_code bigint, hukou_type smallint, marital_status smallint,
    first_marriage_on date, marital_changed_on date, residence_kind smallint, died_on date, last_event_on date,
    department_mask integer, mention_count integer
);
create table store.household (household_id integer, division_code bigint, kind smallint);
create table store.household_member (
    household_id integer, person_id integer, relation smallint, from_on date, to_on date, mention_id integer
);
create table store.residence_spell (
    person_id integer, kind smallint, division_code bigint, from_on date, to_on date, verified_on date, mention_id integer
);
create table store.marriage (
    marriage_id integer, husband_person_id integer, wife_person_id integer, registered_on date, ended_on date, end_kind smallint
);
create table store.parentage (child_person_id integer, parent_person_id integer, kind smallint, mention_id integer);
create table store.birth (
    birth_id integer, child_person_id integer, mother_person_id integer, father_person_id integer, born_on date,
    sex smallint, division_code bigint, fetus_count smallint, fetus_order smallint, birth_order smallint,
    gestation_weeks smallint, birth_weight_g integer, live_birth smallint,
    delivery_record_id integer, immunisation_record_id integer, household_record_id integer, school_record_id integer,
    community_record_id integer, reported_on date
);
create table store.death (person_id integer, died_on date, mention_id integer);
