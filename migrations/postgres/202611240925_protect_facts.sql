-- What was learned when is evidence of what a decision rested on: only ever added.
create trigger benefit_fact_is_not_changed before update or delete or truncate on benefit_fact
    for each statement execute function refuse_decision_change();
