#include "policy/audit_snapshot.hpp"

#include <gtest/gtest.h>

#include "db/duck_database.hpp"
#include "policy/create_facts.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::policy {

namespace {

// A snapshot of a handful of rows, judged by the national pack.
class Audit : public testing::Test {
protected:
    void SetUp() override {
        create_snapshot_tables(duck);
        duck.run("insert into snapshot values (1, date '2020-12-31', '', '', '', 0)");
        duck.run("insert into reference.district values (320412)");
        pack = load_sound_pack(packs).value();
    }

    AuditOutcome audit() {
        create_facts(duck, read_fact_views(packs / "facts"));
        return audit_snapshot(pack, duck, example_day);
    }
    std::vector<TownCount> counts_of(std::string_view rule) {
        auto outcome = audit();
        std::erase_if(outcome.counts, [&](TownCount const& count) { return pack.audit_rules[count.rule].id != rule; });
        return outcome.counts;
    }
    std::string finding(std::string_view rule, std::string_view column) {
        auto number = std::ranges::find(pack.audit_rules, rule, &AuditRule::id) - pack.audit_rules.begin();
        std::string text;
        duck.query(fmt::format("select cast({} as varchar) from finding where rule = {} order by subject", column, number), {},
                   [&](db::Row const& row) { text += (text.empty() ? "" : " ") + std::string(row.text(0)); });
        return text;
    }

    Path const packs = Path(JIAYU_SOURCE_FOLDER) / "packs/national";
    Pack pack;
    db::DuckDatabase database{{}};
    db::DuckConnection duck = database.connect();
};

}  // namespace

TEST_F(Audit, CountsByTownWhatHoldsAndWhatIsUnknown) {
    duck.run("insert into store.mention (mention_id, department, role, division_code, number_birth_date, birth_date) values"
             "(1, 4, 0, 320412101001, date '1985-02-14', date '1985-04-03'), (2, 4, 0, 320412101002, date '1985-02-14', date '1985-04-03'),"
             "(3, 4, 0, 320412102001, date '1985-02-14', date '1985-02-14'), (4, 4, 0, 320412102001, date '1985-02-14', null),"
             "(5, 4, 0, null, date '1985-02-14', date '1985-04-03')");
    auto counts = counts_of("A15");
    ASSERT_EQ(counts.size(), 3u);
    EXPECT_EQ(counts[0].town, 320412101);
    EXPECT_EQ(counts[0].findings, 2);
    EXPECT_EQ(counts[1].town, 320412102);
    EXPECT_EQ(counts[1].findings, 0);
    EXPECT_EQ(counts[1].unknown, 1);
    EXPECT_EQ(counts[2].town, std::nullopt);
    EXPECT_EQ(counts[2].findings, 1);
    EXPECT_EQ(finding("A15", "mention_id"), "1 2 5");
}

TEST_F(Audit, KeepsTheFactsReadWithNumbersMasked) {
    duck.run("insert into store.mention (mention_id, department, role, name, citizen_number_sent) values (7, 4, 0, '张三', '320499198502140011')");
    counts_of("A13");
    EXPECT_EQ(finding("A13", "\"values\""), R"({"citizen_number":null,"number_written":"320499********0011"})");
}

TEST_F(Audit, CountsAndNeverListsWhatIsCountOnly) {
    duck.run("insert into store.person (person_id, birth_date) values (9, date '1950-01-01')");
    duck.run("insert into store.birth (birth_id, child_person_id, mother_person_id, born_on, division_code) values (1, 8, 9, date '2015-01-01', 320412101001)");
    auto counts = counts_of("D02");
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].findings, 1);
    EXPECT_EQ(finding("D02", "subject"), "");
}

TEST_F(Audit, LeavesOutTownsThatSwitchedARuleOff) {
    duck.run("insert into store.mention (mention_id, department, role, division_code) values (1, 5, 0, 320412101001), (2, 5, 0, 320412102001)");
    pack.switched_off.push_back({"A01", 320412101, "并镇", example_day, {}});
    auto counts = counts_of("A01");
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].town, 320412102);
}

TEST_F(Audit, JudgesTheSameAloneAsTogether) {
    duck.run("insert into store.mention (mention_id, department, role, division_code, birth_date, sex, citizen_number_sent, number_sex, name) "
             "select i, i % 9 + 1, i % 6, case when i % 3 = 0 then 320412101001 end, case when i % 4 = 0 then date '1990-01-01' end,"
             " nullif(i % 3, 0), case when i % 2 = 0 then '32049919850214001' || (i % 10) end, 1 + i % 2, case when i % 5 <> 0 then 'x' end from range(1000) r(i)");
    auto outcome = audit();
    audit_one_by_one(pack, duck, example_day);
    auto last = pack.audit_rules.size() - 1;
    std::int64_t together = 0;
    for (auto const& count : outcome.counts)
        if (count.rule == last) together += count.findings;
    EXPECT_EQ(duck.query_integer("select count(*) from judged_alone where outcome"), together);
    EXPECT_GT(duck.query_integer("select count(distinct rule) from finding"), 5);
}

}  // namespace jiayu::policy
