select coalesce(max(sequence), 0) from register_change
