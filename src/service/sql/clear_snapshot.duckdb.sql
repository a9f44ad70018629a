delete from snapshot; delete from snapshot_table; delete from reference.district
