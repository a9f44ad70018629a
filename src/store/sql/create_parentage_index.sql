create index if not exists parentage_child on parentage(child_person_id)
