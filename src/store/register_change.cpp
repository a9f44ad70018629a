#include "store/register_change.hpp"

#include <limits>

#include "store/sql.hpp"

namespace jiayu::store {

void note_register_change(Store& store, std::string_view table, std::int64_t low, std::int64_t high) {
    db::Value const values[] = {table, low, high};
    store.run(sql::append_register_change, values);
}

void note_register_rebuilt(Store& store) {
    for (std::string_view table :
         {"link", "person", "household", "household_member", "residence_spell", "marriage", "parentage", "birth", "death"})
        note_register_change(store, table, 0, std::numeric_limits<std::int64_t>::max());
}

}  // namespace jiayu::store
