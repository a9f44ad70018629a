-- One fact view judged by every benefit over it: conditions first, each once; then their bits; then decision and amount.
-- Filled, it is PostgreSQL's too: tests/differential/benefits_agree_test.cpp.
select person_id, division_code{results}
from (
    select judged.*{masks}
    from (select fact.*{outcomes} from {schema}.{view} fact{where}) judged
) coded
