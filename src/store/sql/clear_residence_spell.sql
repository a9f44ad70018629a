delete from residence_spell
