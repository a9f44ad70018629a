#include "base/step_text.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "base/file.hpp"

namespace jiayu {

namespace {

// The literal names of steps in the program's sources.
std::set<std::string> steps_in_sources() {
    std::set<std::string> steps;
    std::regex const named(R"re((?:begin_step\(|run_step\(|times\.push_back\(\{|times = \{\{)"([a-z ]+)")re");
    for (auto const& entry : std::filesystem::recursive_directory_iterator(JIAYU_SOURCE_FOLDER "/src")) {
        auto const name = entry.path().filename().string();
        if (!name.ends_with(".cpp") || name.ends_with("_test.cpp")) continue;
        auto const text = read_file(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at) steps.insert((*at)[1]);
    }
    return steps;
}

}  // namespace

TEST(StepText, EveryStepHasWordsInBothLanguages) {
    auto const steps = steps_in_sources();
    EXPECT_GT(steps.size(), 15u);
    for (auto const& step : steps) EXPECT_NE(step_text(step, Language::zh), step) << "give step \"" << step << "\" words in src/base/messages.json and step_text.cpp";
}

TEST(StepText, OtherNamesStayAsTheyAre) {
    EXPECT_EQ(step_text("read tables", Language::zh), "读取各表");
    EXPECT_EQ(step_text("read_tables", Language::zh), "read_tables");
    EXPECT_EQ(step_text("people.csv", Language::zh), "people.csv");
}

}  // namespace jiayu
