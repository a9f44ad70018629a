create index if not exists household_member_household on household_member(household_id)
