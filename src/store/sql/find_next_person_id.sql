select 1 + max(id) from (
    select coalesce(max(person_id), 0) as id from link
    union all select coalesce(max(person_id), 0) from person
    union all select coalesce(max(person_id), 0) from person_event
    union all select coalesce(max(other_person_id), 0) from person_event
) as known
