-- As for decisions: `insert or replace` would remove an action or a notice without telling the delete triggers. Who stood on a notice
-- is kept with it.
create trigger matter_action_is_not_replaced before insert on matter_action
when exists (select 1 from matter_action where matter_id = new.matter_id and version = new.version)
  or exists (select 1 from matter_action where idempotency_key = new.idempotency_key)
begin
    select raise(abort, 'actions of matters are append-only');
end;
create trigger public_notice_is_not_replaced before insert on public_notice
when exists (select 1 from public_notice where notice_id = new.notice_id) begin
    select raise(abort, 'public notices are append-only');
end;
create trigger public_notice_matter_is_not_updated before update on public_notice_matter begin
    select raise(abort, 'public notices are append-only');
end;
create trigger public_notice_matter_is_not_deleted before delete on public_notice_matter begin
    select raise(abort, 'public notices are append-only');
end;
