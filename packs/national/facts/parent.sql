-- stored by person_id: who has to look again when a child's record changes, before and after.
-- Whose child a person is, by every row that names a parent.
select distinct t.child_person_id as person_id, t.parent_person_id
from store.parentage t join store.person p on p.person_id = t.child_person_id
