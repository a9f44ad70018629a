-- Money's history grows and never changes; a posting states its sum and is refused when its movements make another.
create function refuse_payment_change() returns trigger language plpgsql as $body$
begin
    raise exception 'payments are append-only: correct them by a further entry';
end
$body$;
create function check_posting_sum() returns trigger language plpgsql as $body$
declare
    found_movements bigint;
    found_sum numeric;
begin
    select count(*), sum(amount) into found_movements, found_sum from ledger_movement
    where movement_id >= new.first_movement and posting_id = new.posting_id;
    if found_movements <> new.movements or found_sum <> new.moved then
        raise exception 'the movements of the posting do not make its sum';
    end if;
    return new;
end
$body$;
create trigger payment_line_is_not_changed before update or delete or truncate on payment_line
    for each statement execute function refuse_payment_change();
create trigger ledger_posting_is_not_changed before update or delete or truncate on ledger_posting
    for each statement execute function refuse_payment_change();
create trigger ledger_movement_is_not_changed before update or delete or truncate on ledger_movement
    for each statement execute function refuse_payment_change();
create trigger payment_batch_is_not_changed before update or delete or truncate on payment_batch
    for each statement execute function refuse_payment_change();
create trigger payment_batch_line_is_not_changed before update or delete or truncate on payment_batch_line
    for each statement execute function refuse_payment_change();
create trigger payment_batch_event_is_not_changed before update or delete or truncate on payment_batch_event
    for each statement execute function refuse_payment_change();
create trigger bank_file_is_not_changed before update or delete or truncate on bank_file
    for each statement execute function refuse_payment_change();
create trigger bank_return_is_not_changed before update or delete or truncate on bank_return
    for each statement execute function refuse_payment_change();
create trigger bank_item_is_not_changed before update or delete or truncate on bank_item
    for each statement execute function refuse_payment_change();
create trigger bank_item_closing_is_not_changed before update or delete or truncate on bank_item_closing
    for each statement execute function refuse_payment_change();
create trigger ledger_posting_balances before insert on ledger_posting
    for each row execute function check_posting_sum();
