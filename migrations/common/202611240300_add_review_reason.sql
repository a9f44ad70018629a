-- Why somebody decided a review task as they did.
alter table review_task add column reason text;
