delete from review_task where decision is null
