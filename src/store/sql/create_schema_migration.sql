create table if not exists schema_migration (
    version bigint primary key,
    name text not null,
    applied_at text not null,
    sha256 text not null
)
