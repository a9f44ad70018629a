-- Up to where the store was read: the last file, the last change of the register.
select coalesce((select mark from snapshot_table where name = 'source_file'), 0), coalesce((select change_sequence from snapshot), 0)
