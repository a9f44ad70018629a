select name, mark from snapshot_table
