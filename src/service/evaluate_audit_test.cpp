#include "service/evaluate_audit.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "db/duck_database.hpp"
#include "policy/audit_snapshot.hpp"
#include "policy/create_facts.hpp"
#include "policy/load_pack.hpp"

namespace jiayu::service {

namespace {

Path const national = Path(JIAYU_SOURCE_FOLDER) / "packs/national";

// A register of a few rows and the truth beside it.
class Evaluation : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directories(truth);
        policy::create_snapshot_tables(duck);
        duck.run("insert into snapshot (number, as_of, made_at, pack_version, layout, change_sequence) values (1, date '2020-12-31', '', '', '', 0)");
        duck.run("insert into reference.district values (320412)");
        duck.run("insert into store.source_file (file_id, name) values (1, 'a.csv'), (2, 'month.xlsx')");
    }
    void TearDown() override { std::filesystem::remove_all(truth); }

    RuleScore score(std::string_view rule) {
        write_file(truth / "mentions.csv", "file,row,role,person,errors\nx/a.csv,2,subject,101,\nx/a.csv,3,subject,102,\nx/a.csv,4,subject,103,\n");
        write_file(truth / "planted.csv", "kind,file,row,role,person,field,true_value,written_value\n" + planted);
        policy::create_facts(duck, policy::read_fact_views(national / "facts"));
        policy::audit_snapshot(pack, duck, policy::example_day);
        auto scores = evaluate_audit(pack, duck, {truth, policy::example_day, 5});
        EXPECT_TRUE(scores) << scores.error().text(Language::en);
        return *std::ranges::find(*scores, rule, &RuleScore::rule);
    }

    Path truth = std::filesystem::temp_directory_path() / fmt::format("jiayu_truth_{}", ::getpid());
    policy::Pack pack = policy::load_sound_pack(national).value();
    db::DuckDatabase database{{}};
    db::DuckConnection duck = database.connect();
    std::string planted;
};

}  // namespace

TEST_F(Evaluation, NamesTheTruthFileThatIsMissing) {
    auto missing = truth / "nowhere";
    auto scores = evaluate_audit(pack, duck, {missing, policy::example_day, 5});
    ASSERT_FALSE(scores);
    EXPECT_TRUE(scores.error().text(Language::en).starts_with((missing / "mentions.csv").string())) << scores.error().text(Language::en);
}

TEST_F(Evaluation, MatchesRowsByFileRowAndRole) {
    duck.run("insert into store.mention (mention_id, file_id, row_number, department, role, name) values (1, 1, 2, 4, 0, null), (2, 1, 3, 4, 0, null), (3, 1, 4, 4, 0, 'x')");
    planted = "name_missing,x/a.csv,2,subject,101,name,,\nname_missing,x/a.csv,4,subject,103,name,,\n";
    auto found = score("A01");
    EXPECT_EQ(found.planted, 2);
    EXPECT_EQ(found.found, 2);
    EXPECT_EQ(found.right, 1);
    EXPECT_EQ(found.precision(), 0.5);
    EXPECT_EQ(found.wrong, std::vector<std::string>{"a.csv 3 0"});
    EXPECT_EQ(found.missed, std::vector<std::string>{"a.csv 4 0"});
}

TEST_F(Evaluation, MatchesPersonsByTheTruthOfMostOfTheirMentions) {
    duck.run("insert into store.person (person_id, birth_date, citizen_number) values (7, date '1980-01-01', '990000000000000018'), (8, date '1981-01-01', '990000000000000018')");
    duck.run("insert into store.mention (mention_id, file_id, row_number, department, role, person_id) values (1, 1, 2, 4, 0, 7), (2, 1, 3, 4, 0, 8), (3, 1, 4, 4, 0, 9)");
    planted = "number_shared,,,,101,,,\nnumber_shared,,,,103,,,\n";
    auto found = score("A18");
    EXPECT_EQ(found.planted, 2);
    EXPECT_EQ(found.found, 2);
    EXPECT_EQ(found.right, 1);
    EXPECT_EQ(found.wrong, std::vector<std::string>{"102"});
}

TEST_F(Evaluation, ListsCountedRulesForTheMomentOfMeasuring) {
    duck.run("insert into store.person (person_id, birth_date) values (7, date '1950-01-01')");
    duck.run("insert into store.mention (mention_id, file_id, row_number, department, role, person_id) values (1, 1, 2, 4, 0, 8)");
    duck.run("insert into store.birth (birth_id, child_person_id, mother_person_id, born_on) values (1, 8, 7, date '2015-01-01')");
    planted = "mother_age,,,,101,,,\n";
    auto found = score("D02");
    EXPECT_EQ(found.planted, 1);
    EXPECT_EQ(found.right, 1);
}

TEST_F(Evaluation, AHouseholdConcernsAllItsMembers) {
    duck.run("insert into store.mention (mention_id, file_id, row_number, department, role, person_id) values (1, 1, 2, 4, 0, 7), (2, 1, 3, 4, 0, 8)");
    duck.run("insert into store.person (person_id) values (7), (8)");
    duck.run("insert into store.household values (1, 320412101001, 1)");
    duck.run("insert into store.household_member values (1, 7, 10, null, null, 1), (1, 8, 22, null, null, 2)");
    planted = "household_head_count,,,,101,,,\nhousehold_head_count,,,,102,,,\n";
    auto found = score("B01");
    EXPECT_EQ(found.planted, 2);
    EXPECT_EQ(found.found, 2);
    EXPECT_EQ(found.right, 2);
}

TEST_F(Evaluation, AYearOfTablesIsKeyedByItsLastMonth) {
    duck.run("insert into store.community_month (record_id, file_id, row_number, division_code, month, births, births_male, births_female) values "
             "(1, 2, 5, 320412101001, 201711, 70, 60, 10), (2, 2, 6, 320412101001, 201712, 70, 60, 10)");
    planted = "table_sex_ratio,communities/month.xlsx,6,community_month,,,,\n";
    auto found = score("G04");
    EXPECT_EQ(found.planted, 1);
    EXPECT_EQ(found.right, 1);
}

}  // namespace jiayu::service
