insert into public_notice_matter(notice_id, matter_id) values ($1, $2)
