#include "rules/check.hpp"

#include <gtest/gtest.h>

#include "rules/messages.hpp"

namespace jiayu::rules {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

Vocabulary const& vocabulary() {
    static Vocabulary const known = [] {
        Vocabulary words;
        words.code_sets["sex"] = {{"male", 1}, {"female", 2}};
        words.views["person"] = {"person", "person_id",
                                 {{"person_id", integer_type}, {"name", text_type}, {"birth_date", date_type}, {"died_on", date_type},
                                  {"sex", {Kind::code, "sex"}}, {"paid", money_type}, {"known", boolean_type}, {"rate", real_type}}};
        words.parameters["age_max"] = {"age_max", integer_type, {{day("1900-01-01"), {}, std::int64_t(110), "", "design"}}};
        words.parameters["relations"] = {"relations", list_of(integer_type), {}};
        return words;
    }();
    return known;
}

Result<Term> judged(std::string_view source) { return check_condition(source, vocabulary().views.at("person"), vocabulary()); }

constexpr char const* accepted[] = {
    "age_on(birth_date, as_of) > param.age_max",
    "has(died_on) && died_on < birth_date",
    "sex == \"female\" || sex in [\"male\"] || sex == 1",
    "name.size() > 4 && name.startsWith(\"张\")",
    "birth_date + months(3) < as_of - days(30)",
    "divide_half_up(paid, 3) > fen(1)",
    "paid * 2 == yuan(160) && paid + fen(1) != paid",
    "known ? !known : rate > 1.5",
    "person_id in param.relations",
    "param.age_max.on(birth_date) > -1",
    "matches(name, \"^[a-z?]+$\")",
    "person_id % 2 == 0 && divide_down(person_id, 2) * 3 - 1 >= 0",
    "days_between(date(\"2016-01-01\"), birth_date) > 0",
};

struct RefusalExample {
    char const* title;
    char const* source;
    Message const* message;
    char const* column;
};

RefusalExample const refused[] = {
    {"a field that no view has", "birth_dat < as_of", &message::column_unknown, "1"},
    {"a parameter that no file has", "param.age_mx > 1", &message::parameter_unknown, "7"},
    {"a function that is not there", "ages(birth_date)", &message::function_unknown, "1"},
    {"a member of a field", "name.first == \"x\"", &message::member_unknown, "6"},
    {"a date beside a number", "birth_date > 20160101", &message::operator_types, "12"},
    {"whole and real numbers mixed", "rate > 1", &message::operator_types, "6"},
    {"texts in order (collations differ)", "name < \"x\"", &message::operator_types, "6"},
    {"a sum of days", "birth_date + died_on < as_of", &message::operator_types, "12"},
    {"a division that does not say how it rounds", "paid / 3 > fen(1)", &message::rounding_unnamed, "6"},
    {"a sum of reals", "rate + 1.5 > rate", &message::operator_types, "6"},
    {"a duration that may be another", "birth_date + (known ? days(1) : months(1)) < as_of", &message::duration_alone, "23"},
    {"an argument that no function of that name takes", "divide_up(name, 2) > 1", &message::argument_type, "11"},
    {"money beside a number", "paid > 80", &message::operator_types, "6"},
    {"a value that is no condition", "person_id", &message::condition_type, "1"},
    {"a number as condition", "person_id && known", &message::operator_types, "11"},
    {"null", "name == null", &message::null_compared, "9"},
    {"has of a value", "has(1 + 1)", &message::has_needs_column, "1"},
    {"a code name that the set lacks", "sex == \"femal\"", &message::code_name_unknown, "8"},
    {"a list of two types", "person_id in [1, \"a\"]", &message::list_mixed, "18"},
    {"an empty list", "person_id in []", &message::list_empty, "14"},
    {"branches of two types", "known ? 1 : \"a\"", &message::branches_differ, "13"},
    {"a wrong argument", "age_on(name, as_of) > 1", &message::argument_type, "8"},
    {"too few arguments", "age_on(birth_date) > 1", &message::argument_count, "1"},
    {"no such day", "birth_date < date(\"2015-02-29\")", &message::date_literal, "14"},
    {"a pattern with classes of one engine", "matches(name, \"\\\\d+\")", &message::pattern_not_portable, "15"},
    {"a computed pattern", "matches(name, name)", &message::literal_needed, "15"},
};

std::string argument(Error const& error, std::string_view name) {
    for (auto const& [key, value] : error.arguments)
        if (key == name) return value;
    return {};
}

}  // namespace

TEST(Check, AcceptsWhatIsWellTyped) {
    for (auto source : accepted) {
        auto term = judged(source);
        EXPECT_TRUE(term) << source << "\n" << (term ? "" : term.error().text(Language::en));
    }
}

TEST(Check, RefusesWithPlaceAndCure) {
    for (auto const& example : refused) {
        auto term = judged(example.source);
        ASSERT_FALSE(term) << example.title;
        EXPECT_EQ(term.error().code, example.message) << example.title << "\n" << term.error().text(Language::en);
        EXPECT_EQ(argument(term.error(), "column"), example.column) << example.title;
        for (auto language : {Language::zh, Language::en}) EXPECT_EQ(term.error().text(language).find('{'), std::string::npos) << term.error().text(language);
    }
}

TEST(Check, PutsTheCaretUnderWideCharacters) {
    auto term = judged("name == \"张三\" && birth_dat < as_of");
    ASSERT_FALSE(term);
    EXPECT_EQ(argument(term.error(), "caret"), std::string(18, ' ') + "^^^^^^^^^");
    EXPECT_EQ(argument(term.error(), "nearest"), "birth_date");
}

TEST(Check, ListsTheColumnsRead) {
    auto term = judged("has(died_on) && died_on < birth_date && sex == \"male\"");
    ASSERT_TRUE(term);
    std::vector<std::string> names;
    for (auto column : columns_read(*term)) names.push_back(column->name);
    EXPECT_EQ(names, (std::vector<std::string>{"died_on", "birth_date", "sex"}));
}

}  // namespace jiayu::rules
