#include "service/report.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

#include "base/file.hpp"
#include "service/invented_report.hpp"
#include "service/messages.hpp"
#include "service/report_json.hpp"
#include "service/report_page.hpp"
#include "service/targets.hpp"

namespace jiayu::service {
namespace {

Path const source_folder = JIAYU_SOURCE_FOLDER;

TargetList opinion_targets() { return *load_targets(source_folder / "packs/opinion-2017/targets.toml"); }

TargetRow const& row_of(Report const& report, std::string_view indicator) { return *std::ranges::find(report.targets, indicator, [](auto& row) { return row.definition.indicator; }); }

TEST(Targets, OfTheOpinionAreElevenEachWithItsIndicatorClauseAndBasis) {
    auto list = opinion_targets();
    EXPECT_EQ(std::ranges::count(list.targets, false, &TargetDefinition::is_reference), 11);
    std::set<std::string> indicators;
    for (auto const& target : list.targets) {
        EXPECT_TRUE(indicators.insert(target.indicator).second) << target.indicator;
        EXPECT_FALSE(target.clause.zh.empty() || target.title.en.empty() || target.basis.empty()) << target.id;
    }
}

TEST(Targets, AreRefusedWithTheFieldThatIsWrong) {
    auto folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_targets_test_{}", ::getpid());
    std::filesystem::create_directories(folder);
    struct Example {
        char const* text;
        Message const& code;
    };
    Example const examples[] = {
        {"small_number_threshold = ", message::targets_not_toml},
        {"[[target]]\nid = \"a\"", message::target_field},
        {"small_number_threshold = 5\n", message::target_field},
        {"title = {zh = \"甲\", en = \"a\"}\nsmall_number_threshold = 5\n[[target]]\nid = \"a\"\nindicator = \"I02\"\nkind = \"more\"", message::target_field},
        {"title = {zh = \"甲\", en = \"a\"}\nsmall_number_threshold = 5\ntarget = [1]", message::target_field},
    };
    for (auto const& example : examples) {
        write_file(folder / "targets.toml", example.text);
        auto list = load_targets(folder / "targets.toml");
        ASSERT_FALSE(list) << example.text;
        EXPECT_TRUE(list.error() == example.code) << example.text;
    }
    std::filesystem::remove_all(folder);
}

TEST(Report, NeverGuessesATargetWithoutFigures) {
    auto data = invented_report(opinion_targets());
    auto report = make_report(data);
    for (auto indicator : {"I01", "I03", "I08", "I09", "I10", "I25", "I31", "I32", "I33", "I34"}) {
        auto const& row = row_of(report, indicator);
        EXPECT_EQ(row.state, TargetState::no_data) << indicator;
        EXPECT_FALSE(row.figure.value) << indicator;
        EXPECT_TRUE(row.definition.waits_for) << indicator;
    }
}

TEST(Report, JudgesEachTargetByItsInterval) {
    auto data = invented_report(opinion_targets());
    auto report = make_report(data);
    EXPECT_EQ(row_of(report, "I02").state, TargetState::not_met);
    EXPECT_EQ(row_of(report, "I13").state, TargetState::not_met);
    EXPECT_EQ(row_of(report, "I11").state, TargetState::met);
    EXPECT_EQ(row_of(report, "I02").town_states[0], TargetState::undecided) << "one town's births are too few to tell";
}

TEST(Report, TracesARedNumberToRuleTownAndCount) {
    auto data = invented_report(opinion_targets());
    auto report = make_report(data);
    auto const& cause = row_of(report, "I14").causes.at(1);
    EXPECT_EQ(cause.rule, "A13");
    ASSERT_FALSE(cause.towns.empty());
    EXPECT_EQ(data.towns[cause.towns[0].town].name.zh, "湖塘镇");
    EXPECT_EQ(cause.towns[0].count, data.audit[2].towns[0]);
    EXPECT_TRUE(std::ranges::is_sorted(cause.towns, std::greater(), [](auto& town) { return town.count.value_or(-1); }));
}

TEST(Report, HidesCountsBelowTheThresholdEverywhere) {
    auto data = invented_report(opinion_targets());
    auto threshold = data.targets.small_number_threshold;
    auto report = make_report(data);
    int hidden = 0;
    auto check = [&](std::optional<std::int64_t> shown, std::int64_t count) {
        EXPECT_FALSE(shown && count > 0 && count < threshold);
        hidden += !shown;
        EXPECT_EQ(shown.value_or(count), count);
    };
    for (std::size_t rule = 0; rule < data.audit.size(); ++rule)
        for (std::size_t town = 0; town < data.towns.size(); ++town) check(report.audit[rule].towns[town], data.audit[rule].towns[town]);
    for (std::size_t town = 0; town < data.towns.size(); ++town) check(report.births[town][3], data.births[town].overreported);
    EXPECT_GT(hidden, 0);
    for (auto const& row : report.targets)
        for (auto const& cause : row.causes)
            for (auto const& town : cause.towns) EXPECT_TRUE(!town.count || *town.count >= threshold);
}

TEST(Report, HidesAValueWhenOneOfItsGroupsIsSmall) {
    ReportData data{.towns = {{1, {"甲", "A"}}, {2, {"乙", "B"}}, {3, {"丙", "C"}}}, .targets = {{}, 5, {}}};
    auto value = [](std::int64_t part, std::int64_t whole) { return IndicatorValue{part, whole, *statistics::estimate_proportion(part, whole)}; };
    Indicator nearly_all{.id = "I14", .unit = "%", .kind = IndicatorKind::proportion, .district = value(2970, 3000), .towns = {value(998, 1000), value(992, 1000), value(980, 1000)}, .months = {}};
    data.indicators = {nearly_all};
    auto report = make_report(data);
    auto const& towns = report.indicators[0].towns;
    EXPECT_TRUE(towns[0].hidden) << "two people with a wrong number";
    EXPECT_TRUE(towns[1].hidden) << "else the district's value gives the first town's";
    EXPECT_FALSE(towns[2].hidden);
    EXPECT_TRUE(report.indicators[0].district.value);
}

TEST(ReportPage, HoldsItsDataSoThatNoTextCanEndTheBlock) {
    auto page = fill_report_page("<script>__JIAYU_REPORT_DATA__</script>", R"({"name":"</script><!--"})");
    ASSERT_TRUE(page);
    EXPECT_EQ(*page, "<script>{\"name\":\"\\u003c/script>\\u003c!--\"}</script>");
    EXPECT_EQ(fill_report_page("no place", "{}").error(), message::report_template_without_data);
}

// The same file feeds the page's own tests; run with JIAYU_UPDATE=1 to rewrite it after a change of the report's shape.
TEST(ReportJson, IsWhatThePageIsTestedWith) {
    auto data = invented_report(opinion_targets());
    auto text = boost::json::serialize(to_json(make_report(data)));
    auto sample = source_folder / "web/report/tests/invented_report.json";
    if (std::getenv("JIAYU_UPDATE")) write_file(sample, text + "\n");
    EXPECT_EQ(text + "\n", read_file(sample));
}

}  // namespace
}  // namespace jiayu::service
