drop index if exists parentage_parent
