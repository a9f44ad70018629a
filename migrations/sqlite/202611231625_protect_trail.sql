-- The trail grows and never changes. Whoever can drop a trigger is still found by `jiayu trail verify`.
create trigger trail_is_not_updated before update on trail begin
    select raise(abort, 'the trail is append-only');
end;
create trigger trail_is_not_deleted before delete on trail begin
    select raise(abort, 'the trail is append-only');
end;
