drop index if exists residence_spell_person
