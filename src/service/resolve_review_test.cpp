// The district's review tasks on both databases: decided, kept to by the next run, taken back.
#include "service/resolve_review.hpp"

#include "domain/citizen_number.hpp"
#include "service/messages.hpp"
#include "service/resolve.hpp"
#include "store/sql.hpp"
#include "store/stores_under_test.hpp"
#include "store/trail.hpp"

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

}  // namespace

class ResolveReview : public store::OnBothStores {
protected:
    std::int64_t send(Department department, std::string const& name, std::string const& number, std::int64_t birth_date = 0) {
        static constexpr Statement append{
            "append_test_mention",
            "insert into mention(mention_id, record_id, file_id, row_number, department, role, name, citizen_number, birth_date)"
            " values ($1, $1, 1, $1, $2, 0, $3, $4, $5)", "", ""};
        auto id = ++mentions_;
        Value const values[] = {id, std::int64_t(department), std::string_view(name), db::text_or_null(number), birth_date ? Value(birth_date) : Value()};
        store->run(append, values);
        return id;
    }
    void send_a_district() {
        for (int i = 0; i < 300; ++i)
            for (auto department : {Department::household_register, Department::social_security}) send(department, invented_name(i), invented_number(i));
    }
    void run() {
        Progress progress("test");
        auto report = resolve(*store, {.packs = Path(JIAYU_SOURCE_FOLDER) / "packs", .review_weight = -20, .actor = "tester", .now = "2026-11-23T00:00:00Z"}, progress);
        ASSERT_TRUE(report) << report.error().text(Language::en);
    }
    std::int64_t person_of(std::int64_t mention) {
        std::int64_t person = 0;
        Value const values[] = {mention};
        store->query({"find", "select person_id from link where mention_id = $1", "", ""}, values, [&](db::Row const& row) { person = row.integer(0); });
        return person;
    }
    // Somebody with a number, and somebody of the same name who has none: a task between them as a run would write it, beside another.
    ReviewTask make_task() {
        send_a_district();
        known = send(Department::communities, "吴晓燕", invented_number(900));
        doubtful = send(Department::household_register, "吴晓燕", "");
        run();
        auto tasks = store->appender(store::sql::append_review_task);  // outside a transaction: nobody else writes
        for (auto [a, b, weight] : {std::tuple(known, doubtful, -100), {std::int64_t(1), doubtful, -900}}) {
            Value const values[] = {std::int64_t(1), a, b, std::int64_t(0), std::int64_t(weight), Value(), Value(), Value()};
            tasks->append(values);
        }
        tasks->finish();
        return list_review_tasks(*store, 1).tasks.at(0);
    }
    Result<void> decide(ReviewDecision decision) {
        return decide_review_task(*store, {.mention_a = known, .mention_b = doubtful, .decision = decision, .reason = "telephoned", .actor = "clerk", .now = "2026-11-24T00:00:00Z"});
    }

    std::int64_t known = 0, doubtful = 0;

private:
    std::int64_t mentions_ = 0;
};

TEST_P(ResolveReview, a_decision_stands_in_later_runs_until_it_is_taken_back) {
    auto const task = make_task();
    ASSERT_EQ(task.mention_a, known);
    ASSERT_EQ(task.mention_b, doubtful);
    ASSERT_NE(person_of(known), person_of(doubtful));

    ASSERT_TRUE(decide(ReviewDecision::same));
    run();
    EXPECT_EQ(person_of(known), person_of(doubtful)) << "told to be the same";
    auto shown = show_review_task(*store, Path(JIAYU_SOURCE_FOLDER) / "packs", {.mention_a = known, .mention_b = doubtful});
    ASSERT_TRUE(shown) << shown.error().text(Language::en);
    EXPECT_EQ(shown->decision, ReviewDecision::same);
    EXPECT_EQ(shown->decided_by, "clerk");
    EXPECT_EQ(shown->reason, "telephoned");

    ASSERT_TRUE(decide(ReviewDecision::apart));
    run();
    EXPECT_NE(person_of(known), person_of(doubtful)) << "a later decision replaces the earlier";
    for (auto const& open : list_review_tasks(*store, 100).tasks) EXPECT_FALSE(open.mention_a == known && open.mention_b == doubtful) << "what is decided is not asked again";

    ASSERT_TRUE(decide(ReviewDecision::open));
    EXPECT_EQ(decide(ReviewDecision::open).error(), message::review_not_decided);
    auto const tasks = list_review_tasks(*store, 100).tasks;
    EXPECT_TRUE(std::ranges::any_of(tasks, [&](auto const& open) { return open.mention_a == known && open.mention_b == doubtful; })) << "taken back, it is a task again";
    EXPECT_FALSE(store::verify_trail(*store).broken_at);
}

TEST_P(ResolveReview, tasks_come_by_what_they_are_expected_to_put_right) {
    make_task();
    auto const tasks = list_review_tasks(*store, 1000);
    for (std::size_t i = 1; i < tasks.tasks.size(); ++i) EXPECT_GE(tasks.tasks[i - 1].value(), tasks.tasks[i].value());
    EXPECT_EQ(list_review_tasks(*store, 1).tasks.size(), std::min<std::size_t>(1, tasks.open));
    EXPECT_EQ(list_review_tasks(*store, 1).open, tasks.open);
}

TEST_P(ResolveReview, numbers_are_masked_unless_revealed_with_a_reason) {
    make_task();
    std::string number;
    Value const key[] = {known};
    store->query({"find", "select citizen_number from mention where mention_id = $1", "", ""}, key, [&](db::Row const& row) { number = row.text(0); });
    ASSERT_EQ(number.size(), 18u);
    Path const packs = Path(JIAYU_SOURCE_FOLDER) / "packs";
    auto masked = show_review_task(*store, packs, {.mention_a = known, .mention_b = doubtful});
    ASSERT_TRUE(masked);
    EXPECT_NE(masked->a.citizen_number, number);
    EXPECT_EQ(show_review_task(*store, packs, {.mention_a = known, .mention_b = doubtful, .reveal_reason = "check"}).error(), message::reveal_without_actor);
    auto const before = store::verify_trail(*store).entries;
    auto whole = show_review_task(*store, packs, {.mention_a = known, .mention_b = doubtful, .reveal_reason = "check", .actor = "clerk"});
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->a.citizen_number, number);
    EXPECT_EQ(store::verify_trail(*store).entries, before + 1);
}

TEST_P(ResolveReview, refuses_what_is_no_task_and_what_has_no_reason) {
    make_task();
    EXPECT_EQ(decide_review_task(*store, {.mention_a = 1, .mention_b = 2, .decision = ReviewDecision::same, .reason = "x", .actor = "clerk", .now = ""}).error(), message::review_task_unknown);
    EXPECT_EQ(decide_review_task(*store, {.mention_a = known, .mention_b = doubtful, .decision = ReviewDecision::same, .reason = "", .actor = "clerk", .now = ""}).error(), message::review_without_reason);
    EXPECT_EQ(show_review_task(*store, "", {.mention_a = 1, .mention_b = 2}).error(), message::review_task_unknown);
    EXPECT_EQ(store::verify_trail(*store).entries, 1) << "what was refused wrote nothing";
}

INSTANTIATE_TEST_SUITE_P(, ResolveReview, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
