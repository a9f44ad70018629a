// What decides about money is only ever added: the database itself refuses to change or remove it.
#include <gtest/gtest.h>

#include "store/stores_under_test.hpp"

namespace jiayu::store {

namespace {

db::Statement written(std::string const& text) { return {"try", text.c_str(), "", ""}; }

struct Guarded {
    char const* table;
    char const* columns;
    char const* values;
    char const* changed;
};

constexpr char const* decision_columns =
    "decision_id, matter_id, kind, benefit, period, person_id, payee_person_id, amount, entitled_on, decided_on, decided_by, pack, explanation";

Guarded const guarded[] = {
    {"benefit_decision", decision_columns, "1, 1, 1, 'rural_reward', '2026', 1, 1, 96000, 20260101, 20260301, 'sun', 'abc', '{}'", "amount = 99900000"},
    {"payee_account", "payee_account_id, person_id, holder_name, account_number, given_on, given_by", "1, 1, '张三', '9900000000001234', 20260301, 'wang'", "account_number = '9911111111111111'"},
    {"benefit_fact", "fact_id, person_id, fact_view, counts_from, changed, matter_id, version, learned_on, learned_by", "1, 1, 'benefit_person', 10101, '{}', 1, 1, 20260301, 'sun'", "counts_from = 20200101"},
    {"matter_action", "matter_id, version, verb, actor, role, at, acted_on, form, note, request_sha256", "1, 1, 'apply', 'wang', 'resident', '2026-03-02T02:00:00Z', 20260302, '{}', '', 'x'", "verb = 'grant'"},
    {"public_notice", "notice_id, kind, topic, division_code, published_on, until_on, published_by, document, sha256", "1, 'k', 't', 1, 20260302, 20260309, 'qian', '{}', 'x'", "until_on = 20260303"},
    {"public_notice_matter", "notice_id, matter_id", "1, 1", "matter_id = 2"},
    {"matter", "matter_id, kind, topic, subject_person_id, payee_person_id, division_code, pack", "1, 'benefit_application', 'rural_reward', 1, 1, 320412001006, 'abc'", "payee_person_id = 2"},
};

std::string insert_into(Guarded const& one, std::string const& verb) { return fmt::format("{} into {}({}) values ({})", verb, one.table, one.columns, one.values); }

}  // namespace

class AppendOnly : public OnBothStores {
protected:
    void expect_refused(std::string const& text) { EXPECT_THROW(store->run(written(text)), EnvironmentFailure) << text; }
    std::string count_of(char const* table, char const* condition) {
        std::string found;
        auto text = fmt::format("select count(*) from {} where {}", table, condition);
        store->query(written(text), {}, [&](db::Row const& row) { found = std::to_string(row.integer(0)); });
        return found;
    }
};

TEST_P(AppendOnly, rows_are_neither_changed_nor_removed) {
    for (auto const& one : guarded) {
        store->run(written(insert_into(one, "insert")));
        expect_refused(fmt::format("update {} set {}", one.table, one.changed));
        expect_refused(fmt::format("delete from {}", one.table));
        EXPECT_EQ(count_of(one.table, "1 = 1"), "1") << one.table;
        EXPECT_EQ(count_of(one.table, one.changed), "0") << one.table;
    }
}

TEST_P(AppendOnly, nor_replaced_by_what_is_no_delete) {
    bool is_sqlite = GetParam() == std::string_view("sqlite");
    for (auto const& one : guarded) {
        store->run(written(insert_into(one, "insert")));
        if (one.table == std::string_view("public_notice_matter")) continue;  // nothing but its key: replaced by itself it stays what it is
        expect_refused(is_sqlite ? insert_into(one, "insert or replace") : fmt::format("truncate {}", one.table));
    }
    if (is_sqlite)  // by its other key: one grant a person, benefit and period
        expect_refused(fmt::format("insert or replace into benefit_decision({}) values (2, 1, 1, 'rural_reward', '2026', 1, 1, 1, 20260101, 20260301, 'sun', 'abc', '{{}}')", decision_columns));
    EXPECT_EQ(count_of("benefit_decision", "amount = 96000"), "1");
}

INSTANTIATE_TEST_SUITE_P(, AppendOnly, both_stores(), backend_of);

}  // namespace jiayu::store
