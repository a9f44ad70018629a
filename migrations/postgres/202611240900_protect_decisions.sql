-- Decisions, accounts and what a matter is about are only ever added; a correction is a further row.
create function refuse_decision_change() returns trigger language plpgsql as $body$
begin
    raise exception 'decisions, accounts and matters are append-only: correct them by a further row';
end
$body$;
create trigger benefit_decision_is_not_changed before update or delete or truncate on benefit_decision
    for each statement execute function refuse_decision_change();
create trigger payee_account_is_not_changed before update or delete or truncate on payee_account
    for each statement execute function refuse_decision_change();
create trigger matter_is_not_changed before update or delete or truncate on matter
    for each statement execute function refuse_decision_change();
