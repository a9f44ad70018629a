select sequence, hash from trail order by sequence desc limit 1
