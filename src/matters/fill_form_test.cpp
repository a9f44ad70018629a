#include "matters/fill_form.hpp"

#include <gtest/gtest.h>

#include "matters/invented_kind.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

Kind const kind = invented_kind();
RegisterFacts const facts{{"subject.name", "张三"}};

auto fill(GivenValues const& given, RegisterFacts const& known = facts, std::string_view verb = "ask") { return fill_forms(kind, *find_part(kind.verbs, verb), given, known); }

}  // namespace

TEST(FillForm, what_the_register_knows_is_put_in_and_pledged) {
    auto form = fill({.values = {{"day", "2026-03-02"}, {"amount", "12.5"}}, .proofs = {}, .is_pledged = true});
    ASSERT_TRUE(form);
    EXPECT_EQ(form->entries.at("name"), (FormEntry{"张三", EntrySource::from_register, ""}));
    EXPECT_EQ(form->value("amount"), "1250");
    EXPECT_TRUE(form->is_pledged);
    EXPECT_EQ(fill({.values = {{"day", "2026-03-02"}}, .proofs = {}}).error().at(0), message::pledge_missing);
}

TEST(FillForm, what_differs_from_the_register_needs_the_document) {
    GivenValues given{.values = {{"day", "2026-03-02"}, {"name", "张叁"}}, .proofs = {}, .is_pledged = true};
    EXPECT_EQ(fill(given).error().at(0), message::proof_missing);
    given.proofs["name"] = "身份证";
    EXPECT_EQ(fill(given)->entries.at("name"), (FormEntry{"张叁", EntrySource::proved, "身份证"}));
    given.values["name"] = "张三";
    EXPECT_EQ(fill(given)->entries.at("name").source, EntrySource::from_register);
}

TEST(FillForm, all_problems_are_told_at_once) {
    auto form = fill({.values = {{"amount", "abc"}, {"nam", "x"}}, .proofs = {}}, {});
    ASSERT_FALSE(form);
    std::vector<Message const*> codes;
    for (auto const& problem : form.error()) codes.push_back(problem.code);
    EXPECT_EQ(codes, (std::vector<Message const*>{&message::field_missing, &message::field_unreadable, &message::field_missing, &message::field_unknown}));
    auto whole = one_of(form.error(), *find_part(kind.verbs, "ask")).text(Language::en);
    EXPECT_NE(whole.find("nearest is name"), whole.npos) << whole;
}

TEST(FillForm, a_number_takes_a_canned_opinion) {
    EXPECT_EQ(fill({.values = {{"opinion", "2"}}, .proofs = {}}, {}, "give_back")->value("opinion"), "不属实");
    EXPECT_EQ(fill({.values = {{"opinion", "3"}}, .proofs = {}}, {}, "give_back")->value("opinion"), "3");
    EXPECT_FALSE(fill({.values = {{"opinion", ""}}, .proofs = {}}, {}, "give_back"));
}

}  // namespace jiayu::matters
