insert into schema_migration(version, name, applied_at, sha256) values ($1, $2, $3, $4)
