insert into bank_item_closing(item_id, line_id, reason, made_by, made_at) values ($1, $2, $3, $4, $5)
