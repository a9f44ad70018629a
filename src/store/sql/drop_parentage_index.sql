drop index if exists parentage_child
