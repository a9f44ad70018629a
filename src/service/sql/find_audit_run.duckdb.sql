select snapshot, as_of, pack, pack_version, made_at from audit_run
