select distinct benefit from (
    select benefit from ledger_posting union all select benefit from benefit_decision union all select benefit from payment_line) known
order by benefit
