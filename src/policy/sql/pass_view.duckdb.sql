-- A view without persons.
create view facts.{view} as from unplaced.{view}
