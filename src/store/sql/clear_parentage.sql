delete from parentage
