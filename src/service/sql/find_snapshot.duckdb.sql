select as_of, pack_version, change_sequence, layout from snapshot
