#include "service/code_words.hpp"

#include <gtest/gtest.h>

namespace jiayu::service {

TEST(CodeWords, CodesOfFactsReadAsWords) {
    auto relations = CodeTable::load("code,name\n02,户主\n12,妻\n").value();
    struct Example {
        std::string_view code_set;
        std::int64_t code;
        std::optional<std::string> word;
    };
    Example const examples[] = {
        {"department", 9, "社区（村）"}, {"department", 10, "奖励扶助"}, {"department", 11, std::nullopt}, {"payment_ground", 1, "子女死亡"}, {"payment_status", 3, "停发"}, {"role", 3, "子女"},     {"sex", 1, "男"},
        {"sex", 2, "女"}, {"marital", 21, "初婚"}, {"relation", 12, "妻"},
        {"relation", 77, std::nullopt},  {"household_kind", 0, std::nullopt},        {"unknown_set", 2, std::nullopt}, {"marital", 77, std::nullopt},
    };
    for (auto const& example : examples)
        EXPECT_EQ(word_of_code(example.code_set, example.code, relations), example.word) << example.code_set << " " << example.code;
}

}  // namespace jiayu::service
