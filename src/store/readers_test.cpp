#include <thread>

#include "store/register_change.hpp"
#include "store/sql.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::store {

namespace {

std::int64_t last_change(Reader& reader) {
    std::int64_t last = -1;
    reader.query(sql::find_last_register_change, {}, [&](db::Row const& row) { last = row.integer(0); });
    return last;
}

void note_one(Store& store) {
    auto transaction = store.begin();
    note_register_change(store, "person", 1, 1);
    transaction->commit();
}

}  // namespace

class Readers : public OnBothStores {};

TEST_P(Readers, see_one_state_whatever_is_written_meanwhile) {
    note_one(*store);
    auto readers = store->read_together(3);
    note_one(*store);
    for (auto& reader : readers) EXPECT_EQ(last_change(*reader), 1);
    note_one(*store);
    std::jthread other([&] { EXPECT_EQ(last_change(*readers[1]), 1); });
    EXPECT_EQ(last_change(*readers[2]), 1);
    other.join();
    EXPECT_EQ(last_change(*store->read_together(1)[0]), 3);
}

TEST_P(Readers, changes_are_listed_in_the_order_they_were_noted) {
    auto transaction = store->begin();
    note_register_change(*store, "person", 3, 5);
    note_register_rebuilt(*store);
    transaction->commit();
    std::vector<std::string> subjects;
    db::Value const after[] = {std::int64_t(0)};
    store->query(sql::list_register_changes, after, [&](db::Row const& row) { subjects.emplace_back(row.text(1)); });
    ASSERT_EQ(subjects.size(), 10u);
    EXPECT_EQ(subjects[0], "person");
    EXPECT_EQ(subjects[1], "link");
}

INSTANTIATE_TEST_SUITE_P(, Readers, both_stores(), backend_of);

}  // namespace jiayu::store
