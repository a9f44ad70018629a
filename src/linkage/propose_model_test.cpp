#include "linkage/propose_model.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "linkage/condition.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {
namespace {

struct Table {
    std::vector<std::string> headers;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint16_t> source_of;  // empty: one source
};

Records records_of(Table const& table) {
    Records records;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        records.source_of.push_back(table.source_of.empty() ? 0 : table.source_of[i]);
        records.ids.push_back(std::to_string(i + 1));
    }
    for (std::size_t source = 0; source <= (table.source_of.empty() ? 0 : table.source_of.back()); ++source) records.sources.push_back(std::to_string(source));
    for (std::size_t column = 0; column < table.headers.size(); ++column) {
        auto& made = records.columns.emplace_back(Column{.name = table.headers[column]});
        for (auto const& row : table.rows) made.codes.push_back(made.values.code_of(row[column]));
    }
    return records;
}

std::string word(Random& random, std::size_t least, std::size_t most) {
    std::string text;
    for (auto size = least + random.below(most - least + 1); text.size() < size;) text += "bcdfglmnprst"[random.below(12)], text += "aeiou"[random.below(5)];
    return text;
}

struct Invented {
    std::string given, surname, date, sex, town, phone;
};

Invented invent(Random& random) {
    static Random names(9);
    static std::vector<std::string> const given = [] { std::vector<std::string> all; for (int i = 0; i < 200; ++i) all.push_back(word(names, 4, 8)); return all; }();
    static std::vector<std::string> const surnames = [] { std::vector<std::string> all; for (int i = 0; i < 600; ++i) all.push_back(word(names, 4, 9)); return all; }();
    return {given[random.below(given.size())], surnames[random.below(surnames.size())],
            fmt::format("{:04}-{:02}-{:02}", random.between(1930, 2010), random.between(1, 12), random.between(1, 28)), random.chance(0.5) ? "m" : "f",
            surnames[random.below(60)] + "ton", fmt::format("12{:09}", random.below(1'000'000'000))};
}

Table people(std::size_t size) {
    Random random(3);
    Table table{.headers = {"rec_id", "full_name", "first_name", "surname", "dob", "gender", "town", "cluster", "source", "note"}};
    for (std::size_t i = 0; i < size; ++i) {
        auto person = invent(random);
        table.rows.push_back({std::to_string(i), person.given + " " + person.surname, person.given, person.surname, person.date, person.sex, person.town,
                              std::to_string(i / 2), "a", ""});
    }
    return table;
}

ColumnChoice const& choice(ProposedModel const& proposed, std::string_view name) {
    return *std::ranges::find_if(proposed.columns, [&](auto const& column) { return column.profile.name == name; });
}

struct HeaderExample {
    std::string_view header;
    std::optional<ColumnKind> kind;
};

TEST(KindOfHeader, IsReadInFourLanguages) {
    HeaderExample const examples[] = {
        {"given_name", ColumnKind::given_name}, {"FirstName", ColumnKind::given_name}, {"fname_c1", ColumnKind::given_name}, {"Vorname", ColumnKind::given_name},
        {"prénom", ColumnKind::given_name}, {"名", ColumnKind::given_name}, {"lname_c2", ColumnKind::surname}, {"Nachname", ColumnKind::surname}, {"nom", ColumnKind::surname},
        {"姓名", ColumnKind::full_name}, {"first_and_surname", ColumnKind::full_name}, {"name", ColumnKind::full_name}, {"母亲姓名", ColumnKind::other_name},
        {"mother's name", ColumnKind::other_name}, {"dob", ColumnKind::date}, {"Geburtsdatum", ColumnKind::date}, {"出生日期", ColumnKind::date}, {"date_of_birth", ColumnKind::date},
        {"by", ColumnKind::year}, {"bm", ColumnKind::month}, {"bd", ColumnKind::day}, {"birth_place", ColumnKind::place}, {"Geburtsort", ColumnKind::place},
        {"PLZ", ColumnKind::postcode}, {"postcode_fake", ColumnKind::postcode}, {"邮编", ColumnKind::postcode}, {"soc_sec_id", ColumnKind::person_number},
        {"street_number", ColumnKind::house_number}, {"address_1", ColumnKind::address}, {"身份证号", ColumnKind::citizen_number}, {"联系电话", ColumnKind::phone},
        {"Geschlecht", ColumnKind::sex}, {"性别", ColumnKind::sex}, {"rec_id", ColumnKind::record_id}, {"cluster", ColumnKind::truth}, {"occupation", ColumnKind::category},
        {"部门", ColumnKind::source}, {"xyz", std::nullopt}};
    for (auto const& example : examples) EXPECT_EQ(kind_of_header(example.header), example.kind) << example.header;
}

TEST(ProposeModel, ComparesPeopleAndLeavesOutIdsAnswersAndRepetitions) {
    auto proposed = propose_model(records_of(people(2000)));
    ASSERT_TRUE(proposed) << proposed.error().text(Language::en);
    EXPECT_EQ(proposed->model.id, "rec_id");
    std::vector<std::string> compared;
    for (auto const& comparison : proposed->model.comparisons) compared.push_back(comparison.name);
    EXPECT_EQ(compared, (std::vector<std::string>{"first_name", "surname", "dob", "gender", "town"}));
    EXPECT_EQ(choice(*proposed, "full_name").profile.repeats, "first_name + surname");
    EXPECT_TRUE(choice(*proposed, "cluster").why == message::column_may_be_truth);
    EXPECT_TRUE(choice(*proposed, "source").why == message::column_tells_nothing);
    EXPECT_TRUE(choice(*proposed, "note").why == message::column_tells_nothing);
    EXPECT_EQ(proposed->model.link, LinkKind::dedupe);
    EXPECT_GT(proposed->found, 0.95);
}

TEST(ProposeModel, AFullNameWithoutItsPartsIsCompared) {
    auto table = people(500);
    for (auto& row : table.rows) row[2].clear();
    auto proposed = propose_model(records_of(table));
    ASSERT_TRUE(proposed);
    EXPECT_TRUE(choice(*proposed, "full_name").is_compared);
    EXPECT_EQ(choice(*proposed, "surname").profile.repeats, "full_name");
}

TEST(ProposeModel, SplitDatesBesideTheDateAreRepetitions) {
    auto table = people(500);
    for (auto const* header : {"yob", "mob"}) table.headers.push_back(header);
    for (auto& row : table.rows) row.push_back(row[4].substr(0, 4)), row.push_back(std::to_string(row[4][5] * 10 + row[4][6] - 11 * '0'));
    auto proposed = propose_model(records_of(table));
    ASSERT_TRUE(proposed);
    EXPECT_EQ(choice(*proposed, "yob").profile.repeats, "dob");
    EXPECT_EQ(choice(*proposed, "mob").profile.repeats, "dob");
}

TEST(ProposeModel, ExchangedNamesGetTheirLevelOnlyWhereTheyAreSeen) {
    auto table = people(2000);
    auto has_level = [](ProposedModel const& proposed) {
        auto const& levels = proposed.model.comparisons.front().levels;
        return std::ranges::any_of(levels, [](auto const& level) { return level.when == "equal(first_name, surname)"; });
    };
    auto none = propose_model(records_of(table));
    for (std::size_t i = 0; i < table.rows.size(); i += 40) std::swap(table.rows[i][2], table.rows[i][3]);
    auto some = propose_model(records_of(table));
    ASSERT_TRUE(none && some);
    EXPECT_FALSE(has_level(*none));
    EXPECT_TRUE(has_level(*some));
}

TEST(ProposeModel, RecordsOfOneFormAreTwoPersons) {
    auto table = people(2000);
    table.headers[9] = "sheet";
    for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i][9] = fmt::format("F{}/2020", i / 2);
    auto proposed = propose_model(records_of(table));
    ASSERT_TRUE(proposed);
    EXPECT_FALSE(choice(*proposed, "sheet").is_compared);
    EXPECT_EQ(proposed->model.clustering.never_equal, std::vector<std::string>{"sheet"});
    for (std::size_t i = 0; i < table.rows.size(); i += 40) table.rows[i + 1] = table.rows[i];
    auto doubled = propose_model(records_of(table));
    ASSERT_TRUE(doubled);
    EXPECT_TRUE(doubled->model.clustering.never_equal.empty());
}

TEST(ProposeModel, FilesWithoutDuplicatesAreLinkedOneToOne) {
    Random random(5);
    Table table{.headers = {"first_name", "surname", "dob"}};
    std::vector<Invented> persons;
    for (int i = 0; i < 500; ++i) persons.push_back(invent(random));
    for (std::uint16_t source = 0; source < 2; ++source)
        for (auto const& person : persons) {
            table.rows.push_back({person.given, person.surname, person.date});
            table.source_of.push_back(source);
        }
    auto proposed = propose_model(records_of(table));
    ASSERT_TRUE(proposed);
    EXPECT_EQ(proposed->model.link, LinkKind::link);
    EXPECT_TRUE(proposed->model.clustering.one_per_source);
    for (std::size_t i = 0; i < 100; ++i) table.rows[i] = table.rows[i + 100];
    auto doubled = propose_model(records_of(table));
    ASSERT_TRUE(doubled);
    EXPECT_EQ(doubled->model.link, LinkKind::both);
    EXPECT_FALSE(doubled->model.clustering.one_per_source);
}

// What is proposed can be read back and every condition and key of it is understood, whatever the headers.
TEST(ProposeModel, IsAModelThatCanBeRead) {
    auto table = people(500);
    table.headers[2] = "first name (as sent)";
    table.headers[6] = "出生地";
    auto proposed = propose_model(records_of(table));
    ASSERT_TRUE(proposed);
    auto read = model_from_toml(annotated_toml(*proposed, Language::en));
    ASSERT_TRUE(read) << read.error().text(Language::en);
    EXPECT_EQ(to_toml(*read), to_toml(proposed->model));
    for (auto const& comparison : read->comparisons)
        for (auto const& level : comparison.levels)
            EXPECT_TRUE(level.when.empty() || condition_from_text(level.when, comparison.columns)) << level.when;
    for (auto const& rule : read->rules)
        for (auto const& key : rule.keys) EXPECT_TRUE(operand_from_text(key)) << key;
}

TEST(ProposeModel, RefusesATableThatTellsNobodyApart) {
    auto proposed = propose_model(records_of({.headers = {"sex"}, .rows = {{"m"}, {"m"}, {"m"}}}));
    ASSERT_FALSE(proposed);
    EXPECT_TRUE(proposed.error() == message::nothing_to_compare);
}

TEST(ProposeBlocking, NoTwoColumnsInErrorHideAPairFromAllRules) {
    auto table = people(3000);
    for (auto& row : table.rows) row[9] = std::to_string(hash_of(row[0]) % 900 + 100);
    table.headers[9] = "postcode";
    auto proposed = propose_model(records_of(table));
    ASSERT_TRUE(proposed);
    std::vector<std::string> const strong{"first_name", "surname", "dob", "town", "postcode"};
    auto mentions = [](BlockingRule const& rule, std::string const& column) {
        return std::ranges::any_of(rule.keys, [&](auto const& key) { return key.starts_with(column); });
    };
    for (auto const& a : strong)
        for (auto const& b : strong)
            EXPECT_TRUE(std::ranges::any_of(proposed->model.rules, [&](auto const& rule) { return !mentions(rule, a) && !mentions(rule, b); })) << a << ", " << b;
}

}  // namespace
}  // namespace jiayu::linkage
