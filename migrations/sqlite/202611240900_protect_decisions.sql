-- Decisions, accounts and what a matter is about are only ever added; a correction is a further row. `insert or replace` would remove a
-- row without telling the delete triggers, so a key that is there is refused before the insert.
create trigger benefit_decision_is_not_updated before update on benefit_decision begin
    select raise(abort, 'benefit decisions are append-only: correct them by a further decision');
end;
create trigger benefit_decision_is_not_deleted before delete on benefit_decision begin
    select raise(abort, 'benefit decisions are append-only: correct them by a further decision');
end;
create trigger benefit_decision_is_not_replaced before insert on benefit_decision
when exists (select 1 from benefit_decision where decision_id = new.decision_id)
  or (new.kind = 1 and exists (select 1 from benefit_decision where person_id = new.person_id and benefit = new.benefit and period = new.period and kind = 1))
begin
    select raise(abort, 'benefit decisions are append-only: this one is there already');
end;
create trigger payee_account_is_not_updated before update on payee_account begin
    select raise(abort, 'accounts of payees are append-only: the newest is in force');
end;
create trigger payee_account_is_not_deleted before delete on payee_account begin
    select raise(abort, 'accounts of payees are append-only: the newest is in force');
end;
create trigger payee_account_is_not_replaced before insert on payee_account
when exists (select 1 from payee_account where payee_account_id = new.payee_account_id) begin
    select raise(abort, 'accounts of payees are append-only: this one is there already');
end;
create trigger matter_is_not_updated before update on matter begin
    select raise(abort, 'what a matter is about never changes');
end;
create trigger matter_is_not_deleted before delete on matter begin
    select raise(abort, 'matters are never removed');
end;
create trigger matter_is_not_replaced before insert on matter
when exists (select 1 from matter where matter_id = new.matter_id) begin
    select raise(abort, 'what a matter is about never changes');
end;
