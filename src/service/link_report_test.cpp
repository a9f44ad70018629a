#include "service/link_report.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "service/link_evaluate.hpp"
#include "service/link_explain.hpp"
#include "service/link_init.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

namespace json = boost::json;

// Invented people, three records each; every fifth record lacks its town.
std::string invented_people(bool is_reversed) {
    Random random(11);
    auto word = [&](std::size_t size) {
        std::string text;
        while (text.size() < size) text += "bcdfglmnprst"[random.below(12)], text += "aeiou"[random.below(5)];
        return text;
    };
    std::vector<std::string> names, lines;
    for (int i = 0; i < 80; ++i) names.push_back(word(5 + random.below(6)));
    for (int i = 0; i < 200; ++i) {
        auto given = names[random.below(40)], surname = names[random.below(80)], town = names[random.below(20)] + "ville";
        auto date = fmt::format("{}-{:02}-{:02}", random.between(1930, 2000), random.between(1, 12), random.between(1, 28));
        for (int copy = 0; copy < 3; ++copy) {
            if (random.chance(0.3)) given[random.below(given.size())] = 'x';
            if (random.chance(0.1)) date = fmt::format("{}-{:02}-{:02}", random.between(1930, 2000), random.between(1, 12), random.between(1, 28));
            lines.push_back(fmt::format("r{}_{},{},{},{},{},{}", i, copy, given, surname, date, lines.size() % 5 ? town : "", i));
        }
    }
    if (is_reversed) std::ranges::reverse(lines);
    std::string text = "id,first_name,surname,dob,town,cluster\n";
    for (auto const& line : lines) text += line + "\n";
    return text;
}

class LinkReport : public ::testing::Test {
protected:
    LinkReport() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_link_report_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        write_file(folder_ / "page.html", "__JIAYU_REPORT_DATA__");
        write_file(people(), invented_people(false));
        JIAYU_ASSERT(propose_link_model({people()}, folder_ / "model.toml", Language::en).has_value());
    }
    ~LinkReport() override { std::filesystem::remove_all(folder_); }

    Path people() const { return folder_ / "people.csv"; }
    json::object run(bool show_values = false) {
        auto told = run_link({.model = folder_ / "model.toml", .files = {people()}, .out = folder_ / "out",
                              .report = LinkReportSettings{.page_template = folder_ / "page.html", .show_values = show_values}, .truth = TruthSettings{.column = "cluster"}});
        JIAYU_ASSERT(told.has_value());
        told_ = std::move(*told);
        return json::parse(jiayu::read_file(folder_ / "out/report.html")).as_object();
    }

    Path folder_;
    LinkRunReport told_;
};

double sum_of(json::array const& rows, char const* name) {
    double sum = 0;
    for (auto const& row : rows) sum += row.at(name).to_number<double>();
    return sum;
}

json::object const& at_bits(json::object const& report, double bits) {
    for (auto const& point : report.at("thresholds").at("points").as_array())
        if (point.at("bits").to_number<double>() == bits) return point.as_object();
    JIAYU_ASSERT(false);
}

TEST_F(LinkReport, CountsWhatTheRunCounts) {
    auto const report = run();
    auto const& sizes = report.at("cluster_sizes").as_array();
    EXPECT_EQ(sum_of(sizes, "clusters"), double(told_.clusters));
    EXPECT_EQ(sum_of(report.at("rules").as_array(), "new_pairs"), double(told_.pairs_compared));
    double kept = 0;
    for (auto const& count : report.at("weights").at("pairs").as_array()) kept += count.to_number<double>();
    EXPECT_EQ(kept, report.at("pairs_kept").to_number<double>());
    EXPECT_EQ(report.at("thresholds").at("points").at(0).at("pairs").to_number<double>(), kept);
    for (auto const& column : report.at("columns").as_array())
        if (column.at("name") == "town") {
            EXPECT_EQ(column.at("present").at(0).to_number<int>(), 480);
        }
}

TEST_F(LinkReport, JudgesAsLinkEvaluateDoes) {
    auto const report = run();
    auto const quality = evaluate_link(folder_ / "out", {.files = {people()}, .column = "cluster"});
    ASSERT_TRUE(quality);
    EXPECT_DOUBLE_EQ(report.at("truth").at("pairs").at("f1").as_double(), quality->clusters.pairs.f1());
    EXPECT_DOUBLE_EQ(report.at("truth").at("b_cubed").at("f1").as_double(), quality->clusters.b_cubed.f1());
    auto const half = std::ranges::find(quality->by_probability, 0.5, &PairQualityFrom::probability);
    // Probability 0.5 lies between two of the report's thresholds, which are weights.
    auto const model = load_link_model(folder_ / "out" / "model.toml");
    auto const below = std::floor(model->scale.weight_of_probability(0.5) * 2) / 2;
    auto truth_at = [&](double bits, std::string_view name) { return at_bits(report, bits).at("truth").at(name).as_double(); };
    EXPECT_GE(truth_at(below, "recall"), half->pairs.recall());
    EXPECT_LE(truth_at(below + 0.5, "recall"), half->pairs.recall());
    EXPECT_LE(truth_at(below, "precision"), half->pairs.precision() + 0.01);
}

TEST_F(LinkReport, ExpectsWithinItsIntervalsWhatTheTruthSays) {
    auto const report = run();
    auto const& point = at_bits(report, 0);
    for (auto const* name : {"precision", "recall"}) {
        auto const truth = point.at("truth").at(name).as_double();
        EXPECT_LE(point.at(name).at(1).to_number<double>(), truth + 0.02) << name;
        EXPECT_GE(point.at(name).at(2).to_number<double>(), truth - 0.02) << name;
    }
}

TEST_F(LinkReport, ExplainsEachPairAsLinkExplainDoes) {
    auto const report = run(true);
    auto const& pairs = report.at("pairs").as_array();
    ASSERT_GE(pairs.size(), 10u);
    for (auto const& pair : pairs) {
        auto bits = report.at("prior_bits").as_double() + pair.at("rivals").as_double();
        for (auto const& part : pair.at("comparisons").as_array()) bits += part.at("bits").as_double() + part.at("rarity").as_double();
        EXPECT_NEAR(bits, pair.at("weight").as_double(), 1e-9);
    }
    auto name = [&](char const* side) { return std::string(pairs[0].at(side).at("id").as_string()); };
    auto const told = explain_link(folder_ / "out/model.toml", {people()}, {name("a"), name("b")});
    ASSERT_TRUE(told);
    EXPECT_NEAR(told->weight, pairs[0].at("weight").as_double(), 1e-9);
    EXPECT_EQ(told->comparisons[0].a, pairs[0].at("comparisons").at(0).at("a").as_string());
}

TEST_F(LinkReport, HidesValuesUnlessAsked) {
    run();
    EXPECT_EQ(jiayu::read_file(folder_ / "out/report.html").find("ville"), std::string::npos);
    run(true);
    EXPECT_NE(jiayu::read_file(folder_ / "out/report.html").find("ville"), std::string::npos);
}

TEST_F(LinkReport, TheOrderOfRowsChangesNothing) {
    auto one = run();
    write_file(people(), invented_people(true));
    auto two = run();
    one.erase("seconds"), two.erase("seconds");
    EXPECT_EQ(json::serialize(one), json::serialize(two));
}

TEST_F(LinkReport, ClustersHoldTheirRecordsAndEdges) {
    auto const report = run();
    for (auto const& cluster : report.at("clusters").as_array()) {
        auto const records = cluster.at("records").as_array().size();
        EXPECT_EQ(records, std::min<std::size_t>(40, cluster.at("size").to_number<std::size_t>()));
        for (auto const& edge : cluster.at("edges").as_array()) {
            EXPECT_LT(edge.at(0).to_number<std::size_t>(), records);
            EXPECT_LT(edge.at(1).to_number<std::size_t>(), records);
        }
    }
}

TEST_F(LinkReport, RefusesATruthOfOthers) {
    write_file(folder_ / "truth.csv", "id,cluster\nnobody,1\n");
    auto told = run_link({.model = folder_ / "model.toml", .files = {people()}, .out = folder_ / "out",
                          .report = LinkReportSettings{.page_template = folder_ / "page.html"}, .truth = TruthSettings{.file = folder_ / "truth.csv"}});
    ASSERT_FALSE(told);
    EXPECT_TRUE(told.error() == message::link_truth_foreign);
}

}  // namespace
}  // namespace jiayu::service
