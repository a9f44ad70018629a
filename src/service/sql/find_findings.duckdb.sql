select rule, subject, person_id, mention_id, division_code, "values" from finding
