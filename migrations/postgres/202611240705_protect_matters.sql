-- Actions and notices are only ever added.
create function refuse_matter_change() returns trigger language plpgsql as $body$
begin
    raise exception 'actions and notices of matters are append-only';
end
$body$;
create trigger matter_action_is_not_changed before update or delete or truncate on matter_action
    for each statement execute function refuse_matter_change();
create trigger public_notice_is_not_changed before update or delete or truncate on public_notice
    for each statement execute function refuse_matter_change();
