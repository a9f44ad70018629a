drop index if exists household_member_household
