select (select count(*) from link) + (select count(*) from community_record) + (select count(*) from household_record)
    + (select count(*) from social_security_record) + (select count(*) from migration_record) + (select count(*) from marriage_record)
    + (select count(*) from school_record) + (select count(*) from delivery_record) + (select count(*) from pregnancy_record)
