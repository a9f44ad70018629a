#include "service/diff_pack.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "policy/create_facts.hpp"
#include "policy/load_pack.hpp"
#include "service/kept_packs.hpp"
#include "service/messages.hpp"
#include "service/snapshot_folder.hpp"

namespace jiayu::service {

namespace {

Path const shipped = Path(JIAYU_SOURCE_FOLDER) / "packs";

// Five residents of the countryside with one child each, at 2020-12-31: 61, 59 and 58 years old, one without a birth date, and one of
// 59 whose hukou nobody knows.
constexpr auto rows = R"(
insert into snapshot (number, as_of, made_at, pack_version, layout, change_sequence) values (1, date '2020-12-31', '', '', '', 0);
insert into reference.district values (320412);
insert into store.person (person_id, birth_date, hukou_division_code, hukou_type) values
    (1001, date '1959-06-01', 320412001001, 2), (1002, date '1961-06-01', 320412001001, 2), (1003, date '1962-06-01', 320412002001, 2),
    (1004, null, 320412001001, 2), (1005, date '1961-06-01', null, 2);
insert into store.person (person_id, birth_date) select 2000 + i, date '1990-01-01' from range(1, 6) t(i);
insert into store.parentage (child_person_id, parent_person_id) select 2000 + i, 1000 + i from range(1, 6) t(i);
)";

class PackDiffs : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directories(folder / "packs");
        std::filesystem::copy(shipped / "national", folder / "packs/national", std::filesystem::copy_options::recursive);
        write("packs/local/pack.toml", "extends = \"national\"\ntitle = {zh = \"本地\", en = \"local\"}\n");
        db::DuckDatabase database({.file = SnapshotFolder(folder / "data").file(1)});
        auto duck = database.connect();
        policy::create_snapshot_tables(duck);
        duck.run(rows);
        policy::create_facts(duck, policy::read_fact_views(shipped / "national/facts"));
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    void write(std::string const& file, std::string_view text) {
        std::filesystem::create_directories((folder / file).parent_path());
        write_file(folder / file, text);
    }

    PackDiff diff(std::string const& before, std::string const& after, std::optional<Date> as_of = std::nullopt) {
        auto told = diff_pack({.packs = folder / "packs", .data = folder / "data", .before = before, .after = after, .on_snapshot = true, .as_of = as_of});
        EXPECT_TRUE(told) << told.error().text(Language::en);
        for (auto const& remark : told->remarks) ADD_FAILURE() << remark.place << ": " << remark.error.text(Language::en);
        return std::move(*told);
    }

    Path folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_pack_diff_{}", ::getpid());
};

std::string value(std::string_view name, std::string_view from, std::string_view written) {
    return fmt::format("[[{}]]\nfrom = {}\nvalue = {}\ntype = \"{}\"\nsource = \"s\"\nbasis = \"design\"\n", name, from, written, written.size() > 2 ? "money" : "int");
}

}  // namespace

TEST_F(PackDiffs, TellHowManyPeopleAndHowMuchMoneyALowerAgeMoves) {
    write("packs/local/parameters.toml", value("rural_reward_age_min", "2004-01-01", "59"));
    auto told = diff("national", "local");
    ASSERT_EQ(told.benefits.size(), 1u);
    auto const& moved = told.benefits[0];
    EXPECT_EQ(moved.benefit, "rural_reward");
    EXPECT_EQ(moved.period, policy::PaymentPeriod::yearly);
    EXPECT_EQ(moved.persons, 2);
    EXPECT_EQ(moved.entitled_before, 1);
    EXPECT_EQ(moved.entitled_after, 2);
    EXPECT_EQ(moved.fen_before, 96000);
    EXPECT_EQ(moved.fen_after, 192000);
    EXPECT_EQ(moved.other_amount, 0);
    ASSERT_EQ(moved.moved.size(), 2u);
    EXPECT_EQ(moved.moved[0].after, policy::Outcome::holds);
    EXPECT_EQ(moved.moved[1].after, policy::Outcome::unknown) << "of whom the hukou is not known";
    ASSERT_EQ(moved.sample.size(), 2u);
    for (auto const& person : moved.sample) {
        EXPECT_TRUE(person.person == "**02" || person.person == "**05") << person.person;
        EXPECT_EQ(person.before, policy::Outcome::fails);
        EXPECT_EQ(person.fen_before, std::nullopt);
    }
    ASSERT_EQ(told.files.size(), 2u);
    EXPECT_EQ(told.files[1].file, "local/parameters.toml");
}

TEST_F(PackDiffs, TellAnotherAmountOnTheDayOnWhichItBegins) {
    write("packs/local/parameters.toml", value("rural_reward_year", "2004-01-01", "96000") + "until = 2021-12-31\n" + value("rural_reward_year", "2022-01-01", "108000"));
    auto told = diff("national", "local", Date(std::chrono::year(2022), std::chrono::month(1), std::chrono::day(1)));
    ASSERT_EQ(told.benefits.size(), 1u);
    EXPECT_EQ(told.benefits[0].entitled_before, told.benefits[0].entitled_after);
    EXPECT_EQ(told.benefits[0].other_amount, told.benefits[0].entitled_after);
    EXPECT_EQ(told.benefits[0].fen_after - told.benefits[0].fen_before, 12000 * told.benefits[0].entitled_after);
    EXPECT_TRUE(told.benefits[0].moved.empty());
    EXPECT_TRUE(diff("national", "local").benefits.empty()) << "on the snapshot's day nothing has changed";
}

TEST_F(PackDiffs, TellRulesThatMoveWithSomeOfTheirPersons) {
    write("packs/local/audit/own.toml", R"toml([[rule]]
id = "L01"
level = "warn"
over = "person"
judges = "register"
when = 'birth_date < date("1960-01-01")'
title = {zh = "甲", en = "a"}
advice = {zh = "乙", en = "b"}
basis = "design"
examples = [{given = {birth_date = 1959-12-31}, expect = "holds"}, {given = {birth_date = 1960-01-01}, expect = "fails"}, {given = {}, expect = "unknown"}]
)toml");
    auto told = diff("national", "local");
    ASSERT_EQ(told.rules.size(), 1u);
    EXPECT_EQ(told.rules[0].rule, "L01");
    ASSERT_EQ(told.rules[0].moved.size(), 2u);
    EXPECT_EQ(told.rules[0].moved[0].rows, 1);
    EXPECT_EQ(told.rules[0].moved[1].rows, 1) << "unknown, of whom no birth date is known";
    EXPECT_EQ(told.rules[0].sample.size(), 2u);
    auto back = diff("local", "national");
    ASSERT_EQ(back.rules.size(), 1u);
    EXPECT_EQ(back.rules[0].moved[0].before, policy::Outcome::holds);
}

TEST_F(PackDiffs, FindAKeptPackByItsVersionWhileItsFilesAreWhatTheyWere) {
    write("packs/local/parameters.toml", value("rural_reward_age_min", "2004-01-01", "59"));
    auto version = policy::load_sound_pack(folder / "packs/local").value().version;
    keep_pack(folder / "data", folder / "packs/local", version);
    write("packs/local/parameters.toml", value("rural_reward_age_min", "2004-01-01", "60"));
    auto told = diff(version, "local");
    EXPECT_EQ(told.before_version, version);
    EXPECT_EQ(told.benefits.size(), 1u);
    write_file(folder / "data/packs" / version / "local/parameters.toml", value("rural_reward_age_min", "2004-01-01", "58"));
    EXPECT_EQ(find_kept_pack(folder / "data", version), std::nullopt) << "somebody changed it";
    EXPECT_EQ(find_kept_pack(folder / "data", "../packs"), std::nullopt);
}

}  // namespace jiayu::service
