#include "linkage/certain_prior.hpp"

#include <gtest/gtest.h>

#include "linkage/invented_records.hpp"
#include "linkage/link_records.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {
namespace {

Model with_certain(std::vector<std::string> keys, double recall) {
    auto model = model_of(invented_model);
    model.training.certain = {{.name = "certain", .keys = std::move(keys)}};
    model.training.certain_recall = recall;
    return model;
}

TEST(CertainPrior, IsWhatTheRulesFindOverWhatTheyShouldFind) {
    // Two pairs that share the telephone, one of them the name as well; of four records there are six pairs.
    auto records = records_of({"given", "phone"}, {{"anna", "1"}, {"anna", "1"}, {"otto", "2"}, {"karl", "2"}});
    Model model{.link = LinkKind::dedupe};
    model.training.certain = {{.name = "phone", .keys = {"phone"}}, {.name = "both", .keys = {"given", "phone"}}};
    model.training.certain_recall = 0.8;
    EXPECT_DOUBLE_EQ(certain_prior(model, records).value(), 2 / 0.8 / 6) << "each pair counts once";
    model.training.certain_recall = 0.5;
    EXPECT_DOUBLE_EQ(certain_prior(model, records).value(), 0.5) << "at most even odds";
    model.training.certain = {{.name = "unknown", .keys = {"telephone"}}};
    auto const refused = certain_prior(model, records);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), message::column_unknown);
}

TEST(CertainPrior, StandsInsteadOfTheLearnedOneUnlessTheModelHasIts) {
    auto records = InventedRecords({.seed = 11, .persons = 200}).records();
    auto model = with_certain({"given", "surname", "born"}, 0.6);
    auto const expected = certain_prior(model, records);
    ASSERT_TRUE(expected);
    EXPECT_EQ(prepare_linkage(model, records)->model.prior, *expected);
    model.prior = 0.01;
    EXPECT_EQ(prepare_linkage(model, records)->model.prior, 0.01);
}

}  // namespace
}  // namespace jiayu::linkage
