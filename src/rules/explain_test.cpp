#include "rules/explain.hpp"

#include <gtest/gtest.h>

#include "rules/check.hpp"

namespace jiayu::rules {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

// Who is 60 and has a certificate, or is marked as special.
constexpr std::string_view source = "has(certificate) && age_on(born, as_of) >= param.age && !moved || special";

struct Person {
    std::map<std::string, Constant> facts;

    std::optional<Constant> operator()(Column const& column) const {
        auto at = facts.find(column.name);
        return at == facts.end() ? std::nullopt : std::optional(at->second);
    }
};

class Explain : public testing::Test {
protected:
    void SetUp() override {
        words.views["person"] = {"person", "id", {{"certificate", text_type}, {"born", date_type}, {"moved", boolean_type}, {"special", boolean_type}}};
        words.parameters["age"] = {"age", integer_type, {{day("2000-01-01"), day("2020-12-31"), std::int64_t(60), "", "statute"}, {day("2021-01-01"), {}, std::int64_t(62), "", "statute"}}};
        condition = check_condition(source, words.views.at("person"), words).value();
    }

    // "v" holds, "x" fails, "?" unknown; a star where it is decisive.
    std::string leaves(Explanation const& node) const {
        if (!node.parts.empty()) {
            std::string all;
            for (auto const& part : node.parts) all += leaves(part);
            return all;
        }
        auto outcome = !node.outcome ? "?" : *node.outcome ? "v" : "x";
        return std::string(outcome) + (node.is_decisive ? "*" : "");
    }

    Vocabulary words;
    Term condition;
    Person const old{{{"certificate", "a"}, {"born", day("1950-01-01")}, {"moved", false}, {"special", false}}};
};

}  // namespace

TEST_F(Explain, NamesTheConditionsThatDecide) {
    EXPECT_EQ(leaves(explain(condition, old, day("2020-06-01"))), "v*v*v*x");
    auto young = old;
    young.facts["born"] = day("1990-01-01");
    EXPECT_EQ(leaves(explain(condition, young, day("2020-06-01"))), "vx*vx*") << "older, or special: either would do";
    auto two_short = young;
    two_short.facts["moved"] = true;
    EXPECT_EQ(leaves(explain(condition, two_short, day("2020-06-01"))), "vxxx*") << "no longer the age alone";
}

TEST_F(Explain, SaysWhichMissingFactWouldDecide) {
    auto unknown = old;
    unknown.facts.erase("moved");
    auto explanation = explain(condition, unknown, day("2020-06-01"));
    EXPECT_EQ(explanation.outcome, std::nullopt);
    EXPECT_EQ(leaves(explanation), "v*v*?*x*");
    auto without_certificate = unknown;
    without_certificate.facts.erase("certificate");
    EXPECT_EQ(leaves(explain(condition, without_certificate, day("2020-06-01"))), "x*v?x*") << "whether they moved matters only with a certificate";
}

TEST_F(Explain, FindsTheDayOnWhichItChanges) {
    auto turning = old;
    turning.facts["born"] = day("1960-08-15");
    auto change = next_change(condition, turning, day("2020-06-01"), day("2030-01-01"));
    ASSERT_TRUE(change);
    EXPECT_EQ(change->day, day("2020-08-15"));
    EXPECT_EQ(change->outcome, true);
    auto back = next_change(condition, turning, day("2020-08-15"), day("2030-01-01"));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->day, day("2021-01-01")) << "the age of the law rises";
    EXPECT_EQ(next_change(condition, old, day("2021-06-01"), day("2030-01-01")), std::nullopt);
}

}  // namespace jiayu::rules
