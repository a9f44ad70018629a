select count(*) from mention
