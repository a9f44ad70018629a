-- The trail grows and never changes. Whoever can drop a trigger is still found by `jiayu trail verify`.
create function refuse_trail_change() returns trigger language plpgsql as $body$
begin
    raise exception 'the trail is append-only';
end
$body$;
create trigger trail_is_not_changed before update or delete or truncate on trail
    for each statement execute function refuse_trail_change();
