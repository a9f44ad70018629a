-- A change names a household, a person or a child; their rows are then looked up, by a snapshot's refresh and by `jiayu person`. Dropped
-- before a rebuild and made after it, as the other indexes of the register (src/store/sql/create_*_index.sql).
create index if not exists household_member_household on household_member(household_id);
create index if not exists residence_spell_person on residence_spell(person_id);
create index if not exists parentage_child on parentage(child_person_id);
