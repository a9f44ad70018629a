-- Money's history grows and never changes; a posting states its sum and is refused when its movements make another.
create trigger payment_line_is_not_updated before update on payment_line begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_line_is_not_deleted before delete on payment_line begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger ledger_posting_is_not_updated before update on ledger_posting begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger ledger_posting_is_not_deleted before delete on ledger_posting begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger ledger_movement_is_not_updated before update on ledger_movement begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger ledger_movement_is_not_deleted before delete on ledger_movement begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_batch_is_not_updated before update on payment_batch begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_batch_is_not_deleted before delete on payment_batch begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_batch_line_is_not_updated before update on payment_batch_line begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_batch_line_is_not_deleted before delete on payment_batch_line begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_batch_event_is_not_updated before update on payment_batch_event begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger payment_batch_event_is_not_deleted before delete on payment_batch_event begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_file_is_not_updated before update on bank_file begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_file_is_not_deleted before delete on bank_file begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_return_is_not_updated before update on bank_return begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_return_is_not_deleted before delete on bank_return begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_item_is_not_updated before update on bank_item begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_item_is_not_deleted before delete on bank_item begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_item_closing_is_not_updated before update on bank_item_closing begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger bank_item_closing_is_not_deleted before delete on bank_item_closing begin
    select raise(abort, 'payments are append-only: correct them by a further entry');
end;
create trigger ledger_posting_balances before insert on ledger_posting
when (select count(*) from ledger_movement where movement_id >= new.first_movement and posting_id = new.posting_id) <> new.movements
  or (select sum(amount) from ledger_movement where movement_id >= new.first_movement and posting_id = new.posting_id) <> new.moved
begin
    select raise(abort, 'the movements of the posting do not make its sum');
end;
