-- Who stood on a notice is kept with it.
create trigger public_notice_matter_is_not_changed before update or delete or truncate on public_notice_matter
    for each statement execute function refuse_matter_change();
