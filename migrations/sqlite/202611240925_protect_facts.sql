-- What was learned when is evidence of what a decision rested on: only ever added.
create trigger benefit_fact_is_not_updated before update on benefit_fact begin
    select raise(abort, 'learned facts are append-only');
end;
create trigger benefit_fact_is_not_deleted before delete on benefit_fact begin
    select raise(abort, 'learned facts are append-only');
end;
create trigger benefit_fact_is_not_replaced before insert on benefit_fact
when exists (select 1 from benefit_fact where fact_id = new.fact_id) begin
    select raise(abort, 'learned facts are append-only');
end;
