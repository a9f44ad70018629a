#include "store/trail.hpp"

#include "base/result.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::store {

class Trail : public OnBothStores {
protected:
    void SetUp() override {
        OnBothStores::SetUp();
        if (!store) return;
        auto transaction = store->begin();
        for (int i = 0; i < 5; ++i) append_trail(*store, "王五", "tested", fmt::format(R"({{"step": {}}})", i));
        transaction->commit();
    }
    // What someone with the database's password can do.
    void tamper(std::string_view sql) {
        constexpr db::Statement sqlite_drops[] = {{"drop_update", "drop trigger if exists trail_is_not_updated", "", ""},
                                                  {"drop_delete", "drop trigger if exists trail_is_not_deleted", "", ""}};
        constexpr db::Statement postgres_drop{"drop", "drop trigger if exists trail_is_not_changed on trail", "", ""};
        if (store->backend() == "sqlite")
            for (auto const& drop : sqlite_drops) store->run(drop);
        else store->run(postgres_drop);
        store->run(db::Statement{"tamper", sql, "", ""});
    }
};

TEST_P(Trail, an_untouched_trail_fits) {
    auto check = verify_trail(*store);
    EXPECT_EQ(check.entries, 5);
    EXPECT_EQ(check.broken_at, std::nullopt);
    EXPECT_EQ(check.last_hash.size(), 64u);
}

TEST_P(Trail, the_database_refuses_changes) {
    EXPECT_THROW(store->run(db::Statement{"change", "update trail set actor = 'x'", "", ""}), EnvironmentFailure);
    EXPECT_THROW(store->run(db::Statement{"remove", "delete from trail", "", ""}), EnvironmentFailure);
}

TEST_P(Trail, every_kind_of_change_is_found) {
    tamper("select 1");
    struct Example {
        char const* title;
        char const* change;
        std::int64_t broken_at;
    };
    Example const examples[] = {
        {"the last row's payload", "update trail set payload = payload || ' ' where sequence = 5", 5},
        {"a time", "update trail set at = '2020-01-01T00:00:00Z' where sequence = 4", 4},
        {"a row missing", "delete from trail where sequence = 3", 4},
        {"an actor with a fresh-looking hash", "update trail set actor = 'x', hash = repeat_hash where sequence = 2", 2},
        {"the first row", "delete from trail where sequence = 1", 2},
    };
    for (auto const& example : examples) {
        std::string change = example.change;
        if (auto at = change.find("repeat_hash"); at != std::string::npos) change.replace(at, 11, "'" + std::string(64, 'a') + "'");
        store->run(db::Statement{"tamper", change, "", ""});
        EXPECT_EQ(verify_trail(*store).broken_at, example.broken_at) << example.title;
    }
}

INSTANTIATE_TEST_SUITE_P(, Trail, both_stores(), backend_of);

}  // namespace jiayu::store
