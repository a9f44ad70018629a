-- A case asks for a person's children: read without it, every step of every case went through all parents. Dropped before a rebuild and made
-- after it, as the other indexes of the register.
create index if not exists parentage_parent on parentage(parent_person_id);
