create index if not exists residence_spell_person on residence_spell(person_id)
