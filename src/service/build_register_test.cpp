// From linked mentions to the register's tables, on both databases.
#include "service/build_register.hpp"

#include "domain/mention.hpp"
#include "service/messages.hpp"
#include "service/show_person.hpp"
#include "store/stores_under_test.hpp"
#include "store/trail.hpp"

namespace jiayu::service {

namespace {

using db::Statement;
using db::Value;

// A mention as a test writes it; what is not named is absent.
struct Sent {
    std::int64_t person = 0;
    Department department = Department::household_register;
    Role role = Role::subject;
    std::string name = {}, number = {}, household = {}, mother_number = {}, father_number = {}, spouse_number = {};
    std::int64_t record = 0;  // 0: one of its own
    std::int64_t division = 0, birth_date = 0, observed_on = 0, sex = 0;
};

// Invented: 990412 is assigned to nobody. Check characters by GB 11643.
constexpr char const* mother_number = "990412198803050021";
constexpr char const* father_number = "990412198602110016";
constexpr char const* child_number = "99041220160504002X";

}  // namespace

class BuildRegister : public store::OnBothStores {
protected:
    std::int64_t send(Sent const& sent) {
        static constexpr Statement append{
            "append_test_mention",
            "insert into mention(mention_id, record_id, file_id, row_number, department, role, name, citizen_number, sex, birth_date,"
            " division_code, household_number, mother_number, father_number, spouse_number, observed_on)"
            " values ($1, $2, 1, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)", "", ""};
        static constexpr Statement link{"append_test_link", "insert into link(mention_id, person_id, run_id) values ($1, $2, 1)", "", ""};
        auto id = ++mentions_;
        Value const values[] = {id, record_of(sent, id), std::int64_t(sent.department), std::int64_t(sent.role), db::text_or_null(sent.name),
                                db::text_or_null(sent.number), db::number_or_null(sent.sex), db::number_or_null(sent.birth_date),
                                db::number_or_null(sent.division), db::text_or_null(sent.household), db::text_or_null(sent.mother_number),
                                db::text_or_null(sent.father_number), db::text_or_null(sent.spouse_number), db::number_or_null(sent.observed_on)};
        store->run(append, values);
        Value const linked[] = {id, sent.person};
        store->run(link, linked);
        return record_of(sent, id);
    }
    static std::int64_t record_of(Sent const& sent, std::int64_t id) { return sent.record ? sent.record : 1000 + id; }

    void run(std::string const& sql) { store->run(Statement{"test", sql, "", ""}); }

    RegisterSummary build() {
        Progress progress("test");
        auto summary = build_register(*store, {.packs = Path(JIAYU_SOURCE_FOLDER) / "packs", .actor = "tester"}, progress);
        EXPECT_TRUE(summary.has_value());
        return *summary;
    }
    // Rows as "a|b|…", null as "-".
    std::vector<std::string> rows(std::string const& sql, int columns) {
        std::vector<std::string> found;
        store->query(Statement{"test", sql, "", ""}, {}, [&](db::Row const& row) {
            std::string line;
            for (int i = 0; i < columns; ++i) line += (i ? "|" : "") + (row.is_null(i) ? "-" : std::string(row.text(i)));
            found.push_back(line);
        });
        return found;
    }
    using Rows = std::vector<std::string>;

    // A family of three: the household register, the delivery, the vaccination card, the marriage, the community's own record.
    void send_family() {
        send({.person = 1, .name = "王芳", .number = mother_number, .household = "H1", .spouse_number = father_number, .record = 11,
              .division = 320412100001, .birth_date = 19880305, .observed_on = 20100101, .sex = 2});
        send({.person = 2, .name = "李强", .number = father_number, .household = "H1", .spouse_number = mother_number, .record = 12,
              .division = 320412100001, .birth_date = 19860211, .observed_on = 20100101, .sex = 1});
        send({.person = 3, .name = "李小一", .number = child_number, .household = "H1", .mother_number = mother_number,
              .father_number = father_number, .record = 13, .division = 320412100001, .birth_date = 20160504, .observed_on = 20160520, .sex = 2});
        run("insert into household_record(record_id, household_number, relation, marital_status, entered_on, entered_reason) values"
            " (11, 'H1', 10, 20, 20100101, '初始登记'), (12, 'H1', 2, 20, 20100101, '初始登记'), (13, 'H1', 30, null, 20160520, '出生登记')");
        send({.person = 1, .department = Department::hospital_delivery, .role = Role::mother, .name = "王芳", .number = mother_number,
              .spouse_number = father_number, .record = 21, .observed_on = 20160503});
        send({.person = 3, .department = Department::hospital_delivery, .role = Role::child, .name = "王芳之女", .record = 21,
              .division = 320412100002, .birth_date = 20160503, .observed_on = 20160503, .sex = 2});
        run("insert into delivery_record(record_id, delivered_on, gestation_weeks, fetus_count, fetus_order, birth_weight_g, live_birth) values"
            " (21, 20160503, 39, 1, 1, 3200, 1)");
        send({.person = 3, .department = Department::immunisation, .role = Role::child, .name = "李小一", .mother_number = mother_number,
              .record = 31, .birth_date = 20160504, .observed_on = 20160601, .sex = 2});
        run("insert into immunisation_record(record_id, card_number) values (31, 'C1')");
        send({.person = 2, .department = Department::marriage, .role = Role::husband, .name = "李强", .number = father_number, .record = 41,
              .observed_on = 20140520});
        send({.person = 1, .department = Department::marriage, .role = Role::wife, .name = "王芳", .number = mother_number, .record = 41,
              .observed_on = 20140520});
        run("insert into marriage_record(record_id, kind, registered_on) values (41, 1, 20140520)");
        send({.person = 3, .department = Department::communities, .name = "李小一", .household = "S9", .record = 51,
              .division = 320412100001, .birth_date = 20160504, .observed_on = 20160801, .sex = 2});
        run("insert into community_record(record_id, household_number, relation, residence_status, birth_order, reported_on, temporary_number)"
            " values (51, 'S9', 30, 8, 1, 20160801, 'L320412100001000001')");
    }

private:
    std::int64_t mentions_ = 0;
};

TEST_P(BuildRegister, every_value_names_its_source) {
    send_family();
    auto summary = build();
    EXPECT_EQ(summary.persons, 3u);
    EXPECT_EQ(rows("select person_id, name, name_mention_id, citizen_number, sex, birth_date, birth_date_mention_id, department_mask,"
                   " mention_count, residence_kind from person order by person_id", 10),
              (Rows{"1|王芳|1|990412198803050021|2|19880305|1|84|3|1", "2|李强|2|990412198602110016|1|19860211|2|80|2|1",
                    "3|李小一|3|99041220160504002X|2|20160504|3|540|4|1"}));
    EXPECT_EQ(rows("select temporary_number, division_code, division_mention_id from person where person_id = 3", 3),
              (Rows{"L320412100001000001|320412100001|9"}));
}

TEST_P(BuildRegister, the_rows_of_one_birth_stand_beside_each_other) {
    send_family();
    build();
    EXPECT_EQ(rows("select child_person_id, mother_person_id, father_person_id, born_on, sex, division_code, fetus_count, birth_order,"
                   " gestation_weeks, birth_weight_g, live_birth, delivery_record_id, immunisation_record_id, household_record_id,"
                   " school_record_id, community_record_id, reported_on from birth", 17),
              (Rows{"3|1|2|20160503|2|320412100001|1|1|39|3200|1|21|31|13|-|51|20160801"}));
    EXPECT_EQ(rows("select child_person_id, parent_person_id, kind, mention_id from parentage order by kind", 4), (Rows{"3|1|1|5", "3|2|2|5"}));
}

TEST_P(BuildRegister, households_and_marriages_are_gathered) {
    send_family();
    build();
    EXPECT_EQ(rows("select household_id, household_number, division_code, kind from household order by household_id", 4),
              (Rows{"1|H1|320412100001|1", "2|S9|320412100001|2"}));
    EXPECT_EQ(rows("select household_id, person_id, relation, from_on, to_on, mention_id from household_member order by household_id, person_id", 6),
              (Rows{"1|1|10|20100101|-|1", "1|2|2|20100101|-|2", "1|3|30|20160520|-|3", "2|3|30|-|-|9"}));
    EXPECT_EQ(rows("select husband_person_id, wife_person_id, registered_on, ended_on, record_id from marriage", 5), (Rows{"2|1|20140520|-|41"}));
}

TEST_P(BuildRegister, building_again_gives_the_same_and_a_second_trail_entry) {
    send_family();
    build();
    auto everything = [&] {
        Rows all;
        for (auto const* query : {"select person_id, name, mention_count from person order by person_id",
                                  "select birth_id, child_person_id, born_on from birth order by birth_id",
                                  "select marriage_id, husband_person_id, wife_person_id from marriage order by marriage_id",
                                  "select household_id, person_id, mention_id from household_member order by household_id, person_id, mention_id"})
            std::ranges::copy(rows(query, 3), std::back_inserter(all));
        return all;
    };
    auto first = everything();
    build();
    EXPECT_EQ(everything(), first);
    auto trail = store::verify_trail(*store);
    EXPECT_EQ(trail.entries, 2);
    EXPECT_FALSE(trail.broken_at);
}

TEST_P(BuildRegister, a_newborns_placeholder_gives_way_to_a_name) {
    send({.person = 7, .department = Department::schools, .name = "李小一", .record = 61, .birth_date = 20160504});
    send({.person = 7, .name = "王芳之女", .record = 62, .birth_date = 20160504});
    build();
    EXPECT_EQ(rows("select name, name_mention_id from person", 2), (Rows{"李小一|1"}));
}

TEST_P(BuildRegister, number_and_name_histories_are_views) {
    send_family();
    build();
    EXPECT_EQ(rows("select name, department, observed_on from person_name_history where person_id = 3 order by mention_id", 3),
              (Rows{"李小一|4|20160520", "王芳之女|2|20160503", "李小一|3|20160601", "李小一|9|20160801"}));
    EXPECT_EQ(rows("select citizen_number, citizen_number_sent, department from person_number_history where person_id = 3", 3),
              (Rows{"99041220160504002X|-|4"}));
}

TEST_P(BuildRegister, a_person_is_shown_masked_and_revealed_only_with_a_reason_in_the_trail) {
    send_family();
    build();
    auto masked = show_person(test_store->url(), {.person_id = 3, .actor = "tester"});
    ASSERT_TRUE(masked);
    EXPECT_EQ(masked->mentions.size(), 4u);
    EXPECT_EQ(masked->mentions[0].citizen_number, "990412********002X");
    auto number = std::ranges::find(masked->values, "citizen_number", &StandingValue::field);
    ASSERT_NE(number, masked->values.end());
    EXPECT_EQ(number->value, "990412********002X");
    EXPECT_EQ(number->mention_id, 3);
    EXPECT_EQ(masked->facts.size(), 5u);  // two households, home, mother, father
    EXPECT_EQ(store::verify_trail(*store).entries, 1);

    auto revealed = show_person(test_store->url(), {.person_id = 3, .reveal_reason = "the mother asks", .actor = "tester"});
    ASSERT_TRUE(revealed);
    EXPECT_EQ(revealed->mentions[0].citizen_number, child_number);
    EXPECT_EQ(rows("select actor, action, payload from trail where sequence = 2", 3),
              (Rows{R"(tester|person_revealed|{"person_id":3,"reason":"the mother asks"})"}));
}

TEST_P(BuildRegister, showing_refuses_unknown_persons_and_nameless_curiosity) {
    send_family();
    build();
    EXPECT_EQ(show_person(test_store->url(), {.person_id = 99, .actor = "tester"}).error(), message::person_unknown);
    EXPECT_EQ(show_person(test_store->url(), {.person_id = 3, .reveal_reason = "curious"}).error(), message::reveal_without_actor);
}

TEST_P(BuildRegister, nothing_linked_makes_an_empty_register) {
    auto summary = build();
    EXPECT_EQ(summary.persons, 0u);
    EXPECT_EQ(rows("select count(*) from person", 1), (Rows{"0"}));
}

INSTANTIATE_TEST_SUITE_P(, BuildRegister, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
