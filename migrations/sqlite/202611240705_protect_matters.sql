-- Actions and notices are only ever added.
create trigger matter_action_is_not_updated before update on matter_action begin
    select raise(abort, 'actions of matters are append-only');
end;
create trigger matter_action_is_not_deleted before delete on matter_action begin
    select raise(abort, 'actions of matters are append-only');
end;
create trigger public_notice_is_not_updated before update on public_notice begin
    select raise(abort, 'public notices are append-only');
end;
create trigger public_notice_is_not_deleted before delete on public_notice begin
    select raise(abort, 'public notices are append-only');
end;
