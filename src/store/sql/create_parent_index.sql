create index if not exists parentage_parent on parentage(parent_person_id)
