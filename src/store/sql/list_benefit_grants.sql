-- Who was granted a benefit for a period.
select person_id from benefit_decision where benefit = $1 and period = $2 and kind = 1
