// Linking, lasting ids, undoing and explaining on both databases.
#include "service/resolve.hpp"

#include "domain/citizen_number.hpp"
#include "service/messages.hpp"
#include "service/resolve_explain.hpp"
#include "service/resolve_undo.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::service {

namespace {

using db::Statement;
using db::Value;

std::string invented_number(int index) {
    auto digits = fmt::format("990412{}{:02}{:02}{:03}", 1950 + index % 50, 1 + index % 12, 1 + index % 28, index % 1000);
    return digits + CitizenNumber::check_character(digits);
}

std::string invented_name(int index) {
    constexpr std::string_view characters[] = {"国", "建", "春", "丽", "文", "海", "明", "秀", "志", "玉"};
    constexpr std::string_view surnames[] = {"张", "李", "钱", "赵", "周", "孙"};
    return std::string(surnames[index % 6]) + std::string(characters[index / 6 % 10]) + std::string(characters[index / 60 % 10]);
}

Path const packs = Path(JIAYU_SOURCE_FOLDER) / "packs";

}  // namespace

class Resolve : public store::OnBothStores {
protected:
    std::int64_t send(Department department, std::string const& name, std::string const& number, std::string const& household = {}) {
        static constexpr Statement append{
            "append_test_mention",
            "insert into mention(mention_id, record_id, file_id, row_number, department, role, name, citizen_number, household_number)"
            " values ($1, $1, 1, $1, $2, 0, $3, $4, $5)", "", ""};
        auto id = ++mentions_;
        Value const values[] = {id, std::int64_t(department), std::string_view(name), db::text_or_null(number), db::text_or_null(household)};
        store->run(append, values);
        return id;
    }
    // Everybody is known to two departments.
    void send_a_district() {
        for (int i = 0; i < 300; ++i)
            for (auto department : {Department::household_register, Department::social_security}) send(department, invented_name(i), invented_number(i));
    }
    ResolveReport run() {
        Progress progress("test");
        auto report = resolve(*store, {.packs = packs, .actor = "tester", .now = "2026-11-23T00:00:00Z"}, progress);
        EXPECT_TRUE(report) << report.error().text(Language::en);
        return *report;
    }
    std::int64_t person_of(std::int64_t mention) {
        std::int64_t person = 0;
        Value const values[] = {mention};
        store->query({"find", "select person_id from link where mention_id = $1", "", ""}, values, [&](db::Row const& row) { person = row.integer(0); });
        return person;
    }

private:
    std::int64_t mentions_ = 0;
};

TEST_P(Resolve, links_keeps_ids_and_keeps_to_what_was_undone) {
    send_a_district();
    auto by_number = send(Department::communities, "吴晓燕", invented_number(900));
    auto by_household = send(Department::household_register, "吴晓燕", "", "320412001000000901");
    run();
    auto person = person_of(by_number), other = person_of(by_household);
    EXPECT_EQ(person_of(1), person_of(2));
    ASSERT_NE(person, other);

    auto bridge = send(Department::household_register, "吴晓燕", invented_number(900), "320412001000000901");
    auto merged = run();
    EXPECT_EQ(merged.merged, 1u);
    EXPECT_EQ(person_of(by_number), person_of(by_household));
    EXPECT_EQ(person_of(by_number), person_of(bridge));
    EXPECT_EQ(person_of(1), person_of(2)) << "others keep their ids";

    auto undone = undo_person_event(*store, {.event = 1, .actor = "clerk", .now = "2026-11-24T00:00:00Z"});
    ASSERT_TRUE(undone) << undone.error().text(Language::en);
    EXPECT_NE(person_of(by_number), person_of(by_household));
    EXPECT_EQ(undo_person_event(*store, {.event = 1}).error(), message::event_undone_already);

    auto again = run();
    EXPECT_EQ(again.merged + again.split, 0u);
    EXPECT_NE(person_of(by_number), person_of(by_household)) << "an undone merge stays undone";
}

TEST_P(Resolve, explains_a_pair_by_bits_that_sum_to_its_weight) {
    send_a_district();
    run();
    auto told = explain_pair(*store, packs, 1, 2);
    ASSERT_TRUE(told) << told.error().text(Language::en);
    double sum = told->prior_bits + told->other_rivals_bits;
    for (auto const& field : told->fields) sum += field.bits;
    EXPECT_NEAR(sum, told->weight, 1e-9);
    EXPECT_EQ(told->outcome, "linked");
    EXPECT_EQ(told->fields[0].level_name, "exact");
    std::int64_t kept = 0;
    store->query({"find", "select weight_hundredths from link where mention_id = 1", "", ""}, {}, [&](db::Row const& row) { kept = row.integer(0); });
    EXPECT_NEAR(double(kept), told->weight * 100, 0.51) << "the evidence kept is that of the explanation";
    EXPECT_EQ(explain_pair(*store, packs, 1, 99999).error(), message::mention_unknown);
}

// By the counts that the run kept, and by reading all mentions again.
TEST_P(Resolve, explains_every_pair_alike_by_counts_and_by_all_mentions) {
    send_a_district();
    auto first = send(Department::communities, "吴晓燕", invented_number(900));
    auto second = send(Department::household_register, "吴晓燕", invented_number(901), "320412001000000901");
    run();
    std::vector<std::pair<std::int64_t, std::int64_t>> const pairs{{1, 2}, {2, 1}, {1, 3}, {2, 5}, {first, second}, {3, first}, {4, 9}};
    std::vector<Explanation> by_counts;
    for (auto [a, b] : pairs) by_counts.push_back(explain_pair(*store, packs, a, b).value());
    store->run({"forget", "delete from link_value_count", "", ""});
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto by_all = explain_pair(*store, packs, pairs[i].first, pairs[i].second).value();
        auto const& told = by_counts[i];
        EXPECT_NEAR(told.weight, by_all.weight, 1e-9) << i;
        EXPECT_EQ(told.outcome, by_all.outcome) << i;
        EXPECT_EQ(told.rival, by_all.rival) << i;
        EXPECT_EQ(told.kept_apart.size(), by_all.kept_apart.size()) << i;
        for (std::size_t field = 0; field < told.fields.size(); ++field) {
            EXPECT_EQ(told.fields[field].level_name, by_all.fields[field].level_name) << i << told.fields[field].title.en;
            EXPECT_NEAR(told.fields[field].bits, by_all.fields[field].bits, 1e-9) << i << told.fields[field].title.en;
        }
    }
}

TEST_P(Resolve, refuses_what_cannot_be) {
    Progress progress("test");
    EXPECT_EQ(resolve(*store, {.packs = packs}, progress).error(), message::resolve_nothing);
    EXPECT_EQ(resolve(*store, {.packs = packs, .link_weight = 1, .review_weight = 2}, progress).error(), message::resolve_thresholds);
    EXPECT_EQ(undo_person_event(*store, {.event = 7}).error(), message::event_unknown);
    EXPECT_EQ(explain_pair(*store, packs, 1, 2).error(), message::resolve_not_run);
}

INSTANTIATE_TEST_SUITE_P(, Resolve, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
