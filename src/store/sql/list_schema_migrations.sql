select version, sha256 from schema_migration order by version
