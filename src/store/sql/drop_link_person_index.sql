drop index if exists link_person
