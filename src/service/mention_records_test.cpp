#include "service/mention_records.hpp"

#include <gtest/gtest.h>

#include "domain/citizen_number.hpp"

namespace jiayu::service {

namespace {

std::string invented_number(std::string digits) { return digits + CitizenNumber::check_character(digits); }

linkage::Records records_of(std::vector<Mention> const& mentions, DivisionForms forms = {}) {
    MentionRecords builder(std::move(forms));
    builder.add(mentions);
    return std::move(builder).finish();
}

std::string text_of(linkage::Records const& records, std::string_view column, std::size_t row) {
    auto const* found = records.find_column(column);
    return found ? std::string(found->values.text(found->codes[row])) : "no such column";
}

TEST(MentionRecords, ANewbornsPlaceholderTakesTheFathersSurname) {
    struct Example {
        std::string name, mother, father, as;
    };
    Example const examples[] = {
        {"李某之女", "赵小兰", "李大山", "李某"},
        {"赵小兰之女", "赵小兰", "李大山", "李某"},
        {"赵小兰之女", "赵小兰", "", ""},  // the mother's surname says nothing of the child's
        {"李某之子", "赵小兰", "", "李某"},
        {"李晨", "赵小兰", "李大山", "李晨"},
    };
    for (auto const& [name, mother, father, as] : examples) {
        Mention mention{.name = name};
        mention.mother_name = mother;
        mention.father_name = father;
        EXPECT_EQ(text_of(records_of({mention}), "name", 0), as) << name << " of " << mother << " and " << father;
    }
}

TEST(MentionRecords, FillsWhatTheNumberSaysAndTrustsItOnlyWhereItAgrees) {
    auto number = invented_number("99041219900307001");
    Mention silent{.record_id = 1}, agreeing{.record_id = 2, .sex = 1, .birth_date = 19900307}, copied{.record_id = 3, .sex = 2};
    for (auto* mention : {&silent, &agreeing, &copied}) mention->citizen_number = number;
    auto const records = records_of({silent, agreeing, copied});
    EXPECT_EQ(text_of(records, "birth_date", 0), "19900307");
    EXPECT_EQ(text_of(records, "sex", 0), "1");
    EXPECT_EQ(text_of(records, "trusted_number", 0), number);
    EXPECT_EQ(text_of(records, "trusted_number", 1), number);
    EXPECT_EQ(text_of(records, "trusted_number", 2), "") << "a woman with a man's number";
    EXPECT_EQ(text_of(records, "citizen_number", 2), number);
}

TEST(MentionRecords, FifteenDigitsAreTrustedAsTheirEighteen) {
    Mention old{.record_id = 1}, now{.record_id = 2};
    old.citizen_number_sent = "990412900307001";
    now.citizen_number = invented_number("99041219900307001");
    auto const records = records_of({old, now});
    EXPECT_NE(text_of(records, "citizen_number", 0), text_of(records, "citizen_number", 1));
    EXPECT_EQ(records.find_column("trusted_number")->codes[0], records.find_column("trusted_number")->codes[1]);
}

TEST(MentionRecords, OnlyRecordsOfSeveralPeopleForbidAnything) {
    Mention mother{.record_id = 7, .role = Role::mother}, child{.record_id = 7, .role = Role::child}, other{.record_id = 8};
    auto const records = records_of({mother, child, other});
    auto const& codes = records.find_column("record")->codes;
    EXPECT_NE(codes[0], 0u);
    EXPECT_EQ(codes[0], codes[1]);
    EXPECT_EQ(codes[2], 0u);
    EXPECT_EQ(text_of(records, "sex", 0), "2") << "by her role";
}

TEST(MentionRecords, HouseholdsAreNumberedByDepartmentAndDivisionsByTheirLastForm) {
    Mention one{.department = Department::household_register, .division_code = 320483001001}, other{.department = Department::communities, .division_code = 320412001001};
    one.household_number = other.household_number = "12";
    auto const records = records_of({one, other}, {{320483001001, 320412001001}});
    EXPECT_NE(records.find_column("household")->codes[0], records.find_column("household")->codes[1]);
    EXPECT_EQ(records.find_column("division")->codes[0], records.find_column("division")->codes[1]);
    EXPECT_EQ(records.sources[records.source_of[0]], "household_register");
}

}  // namespace

}  // namespace jiayu::service
