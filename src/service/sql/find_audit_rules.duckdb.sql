select id, level, title_zh, title_en, count_only from audit_rule order by rule
