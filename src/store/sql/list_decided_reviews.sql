select mention_a, mention_b, decision from review_task where decision is not null order by mention_a, mention_b, decided_at, decision
