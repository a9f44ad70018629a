create index if not exists link_person on link(person_id)
