-- Mentions are numbered with their records, so the last one has the greatest record of all mentions.
select mention_id, record_id from mention order by mention_id desc limit 1
