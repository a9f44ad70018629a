#include "service/link_run.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <unistd.h>

#include <sstream>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "service/link_evaluate.hpp"
#include "service/link_explain.hpp"
#include "service/link_init.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

// Invented people, two records each, the second with a slip now and then.
std::string invented_people(std::size_t persons, bool is_reversed) {
    Random random(4);
    auto word = [&](std::size_t size) {
        std::string text;
        while (text.size() < size) text += "bcdfglmnprst"[random.below(12)], text += "aeiou"[random.below(5)];
        return text;
    };
    std::vector<std::string> names, lines;
    for (int i = 0; i < 300; ++i) names.push_back(word(4 + random.below(6)));
    for (std::size_t i = 0; i < persons; ++i) {
        auto given = names[random.below(100)], surname = names[random.below(300)], town = names[random.below(40)] + " town";
        auto date = fmt::format("{}-{:02}-{:02}", random.between(1930, 2000), random.between(1, 12), random.between(1, 28));
        lines.push_back(fmt::format("a{},{},{},{},{},{}", i, given, surname, date, town, i));
        if (random.chance(0.2)) given[1] = 'x';
        if (random.chance(0.1)) town.clear();
        lines.push_back(fmt::format("b{},{},{},{},{},{}", i, given, surname, date, town, i));
    }
    if (is_reversed) std::ranges::reverse(lines);
    std::string text = "id,first_name,surname,dob,town,cluster\n";
    for (auto const& line : lines) text += line + "\n";
    return text;
}

class LinkRun : public ::testing::Test {
protected:
    LinkRun() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_link_run_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        people_ = folder_ / "people.csv";
        write_file(people_, invented_people(400, false));
        JIAYU_ASSERT(propose_link_model({people_}, model(), Language::en).has_value());
    }
    ~LinkRun() override { std::filesystem::remove_all(folder_); }
    Path model() const { return folder_ / "model.toml"; }
    LinkRunSettings settings(std::string const& out) const { return {.model = model(), .files = {people_}, .out = folder_ / out}; }

    Path folder_, people_;
};

TEST_F(LinkRun, ProposedModelFindsWhoIsWho) {
    auto report = run_link(settings("out"));
    ASSERT_TRUE(report) << report.error().text(Language::en);
    EXPECT_EQ(report->records, 800u);
    auto quality = evaluate_link(folder_ / "out", {.files = {people_}, .column = "cluster"});
    ASSERT_TRUE(quality) << quality.error().text(Language::en);
    EXPECT_GT(quality->clusters.pairs.f1(), 0.98);
    EXPECT_GT(quality->clusters.clusters.f1(), 0.97);
    auto by_id = evaluate_link(folder_ / "out", {.files = {people_}, .pattern = "[ab](\\d+)"});
    ASSERT_TRUE(by_id);
    EXPECT_DOUBLE_EQ(by_id->clusters.pairs.f1(), quality->clusters.pairs.f1());
}

TEST_F(LinkRun, ATruthIsJudgedByWithoutAReport) {
    auto asked = settings("out");
    asked.truth = TruthSettings{.column = "cluster"};
    auto report = run_link(asked);
    ASSERT_TRUE(report) << report.error().text(Language::en);
    ASSERT_TRUE(report->quality);
    auto const& quality = *report->quality;
    auto const by_files = evaluate_link(folder_ / "out", {.files = {people_}, .column = "cluster"});
    ASSERT_TRUE(by_files);
    EXPECT_DOUBLE_EQ(quality.clusters.clusters.f1(), by_files->clusters.clusters.f1());
    EXPECT_DOUBLE_EQ(quality.clusters.pairs.recall(), by_files->clusters.pairs.recall());
    ASSERT_EQ(quality.by_probability.size(), by_files->by_probability.size());
    for (std::size_t i = 0; i < quality.by_probability.size(); ++i) EXPECT_DOUBLE_EQ(quality.by_probability[i].pairs.f1(), by_files->by_probability[i].pairs.f1()) << i;
    EXPECT_FALSE(quality.calibration.bins.empty());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out/report.html"));
    auto const summary = boost::json::parse(jiayu::read_file(folder_ / "out/summary.json")).as_object();
    auto const& told = summary.at("quality").as_object();
    EXPECT_DOUBLE_EQ(told.at("clusters").at("f1").as_double(), quality.clusters.clusters.f1());
    EXPECT_EQ(told.at("calibration").at("bins").as_array().size(), quality.calibration.bins.size());
    asked.truth = TruthSettings{.column = "klaster"};
    EXPECT_FALSE(run_link(asked)) << "a column that is not there";
}

TEST_F(LinkRun, TheOrderOfRowsChangesNothing) {
    ASSERT_TRUE(run_link(settings("one")));
    write_file(people_, invented_people(400, true));
    ASSERT_TRUE(run_link(settings("two")));
    for (auto const* name : {"clusters.csv", "pairs.csv", "model.toml"})
        EXPECT_EQ(jiayu::read_file(folder_ / "one" / name), jiayu::read_file(folder_ / "two" / name)) << name;
}

TEST_F(LinkRun, PairsOnDiskChangeNothing) {
    ASSERT_TRUE(run_link(settings("held")));
    auto bounded = settings("spilled");
    bounded.memory = 1;
    auto report = run_link(bounded);
    ASSERT_TRUE(report) << report.error().text(Language::en);
    EXPECT_TRUE(std::ranges::any_of(report->notes, [](Error const& note) { return note == message::memory_of_pairs; }));
    for (auto const* name : {"clusters.csv", "pairs.csv", "model.toml"})
        EXPECT_EQ(jiayu::read_file(folder_ / "held" / name), jiayu::read_file(folder_ / "spilled" / name)) << name;
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(bounded.out), {}), 4) << "the file of pairs leaves nothing behind";
}

TEST_F(LinkRun, PairsForReviewAreTheDoubtfulOnes) {
    ASSERT_TRUE(run_link(settings("out")));
    auto all = jiayu::read_file(folder_ / "out/pairs.csv");
    auto asked = settings("out");
    asked.pairs_written = PairsWritten::review;
    auto report = run_link(asked);
    ASSERT_TRUE(report);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out/pairs.csv")) << "what an earlier run wrote";
    auto review = jiayu::read_file(folder_ / "out/review.csv");
    EXPECT_LT(review.size(), all.size() / 2);
    std::istringstream lines(review);
    std::size_t doubtful = 0;
    for (std::string line; std::getline(lines, line); ++doubtful) EXPECT_NE(all.find(line), all.npos) << line;
    EXPECT_EQ(doubtful, report->pairs_written + 1);
    asked.pairs_written = PairsWritten::none;
    ASSERT_TRUE(run_link(asked));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out/review.csv"));
}

TEST_F(LinkRun, StepsAloneGiveWhatTheWholeGives) {
    ASSERT_TRUE(run_link(settings("whole")));
    auto train = settings("learned.toml");
    ASSERT_TRUE(train_link(train));
    auto predict = settings("predicted");
    predict.model = train.out, predict.learn = false, predict.write_clusters = false, predict.tables = TableKind::parquet;
    auto predicted = run_link(predict);
    ASSERT_TRUE(predicted) << predicted.error().text(Language::en);
    auto cluster = settings("joined");
    cluster.model = predict.out / "model.toml", cluster.learn = false, cluster.pairs = table_path(predict.out, "pairs");
    auto joined = run_link(cluster);
    ASSERT_TRUE(joined) << joined.error().text(Language::en);
    EXPECT_EQ(jiayu::read_file(folder_ / "whole/clusters.csv"), jiayu::read_file(folder_ / "joined/clusters.csv"));
}

TEST_F(LinkRun, APairIsExplainedBitByBit) {
    ASSERT_TRUE(run_link(settings("out")));
    auto told = explain_link(folder_ / "out/model.toml", {people_}, {"a1", "b1"});
    ASSERT_TRUE(told) << told.error().text(Language::en);
    double sum = told->prior_bits;
    for (auto const& comparison : told->comparisons) sum += comparison.bits + comparison.rarity_bits;
    EXPECT_NEAR(sum, told->weight, 2);  // rival kinds take their part
    EXPECT_GT(told->probability, 0.9);
    EXPECT_TRUE(explain_link(folder_ / "out/model.toml", {people_}, {"a1", "nobody"}).error() == message::link_record_unknown);
    EXPECT_TRUE(explain_link(model(), {people_}, {"a1", "b1"}).error() == message::link_model_not_learned);
}

TEST_F(LinkRun, TruthMayStandInAFileOfItsOwn) {
    ASSERT_TRUE(run_link(settings("out")));
    std::string clusters = "id,cluster\n", labels = "id_l,id_r,clerical_match_score\n";
    for (int i = 0; i < 400; ++i) {
        clusters += fmt::format("a{},{}\nb{},{}\n", i, i, i, i);
        labels += fmt::format("a{},b{},1.0\na{},b{},0.0\n", i, i, i, (i + 1) % 400);
    }
    write_file(folder_ / "truth.csv", clusters);
    write_file(folder_ / "labels.csv", labels);
    auto by_clusters = evaluate_link(folder_ / "out", {.file = folder_ / "truth.csv"}), by_labels = evaluate_link(folder_ / "out", {.file = folder_ / "labels.csv"});
    ASSERT_TRUE(by_clusters && by_labels);
    EXPECT_GT(by_clusters->clusters.pairs.f1(), 0.98);
    EXPECT_TRUE(by_labels->is_by_labels);
    EXPECT_GT(by_labels->clusters.pairs.recall(), 0.98);
    write_file(folder_ / "foreign.csv", "id,cluster\nz,1\n");
    EXPECT_TRUE(evaluate_link(folder_ / "out", {.file = folder_ / "foreign.csv"}).error() == message::link_truth_foreign);
}

// The sets that come beside the repository; without them there is nothing to hold against.
TEST_F(LinkRun, ProposedModelsHoldOnPublishedSets) {
    Path sets;
    for (auto const* place : {"../shared/linkage", "../../shared/linkage"})
        if (auto path = Path(JIAYU_SOURCE_FOLDER) / place; std::filesystem::exists(path)) sets = path;
    if (sets.empty()) GTEST_SKIP() << "the labelled sets of shared/linkage are not here";
    struct Example {
        std::string_view title;
        std::vector<Path> files;
        TruthSettings truth;
        double f1;
    };
    std::vector<Path> const febrl{sets / "febrl4/dataset4a.csv", sets / "febrl4/dataset4b.csv"}, rldata{sets / "rldata10000/RLdata10000.csv"}, fake{sets / "fake_1000/fake_1000.csv"};
    Example const examples[] = {{"FEBRL 4", febrl, {.files = febrl, .pattern = "rec-(\\d+)-"}, 0.999},
                                {"RLdata10000", rldata, {.file = sets / "rldata10000/identity.RLdata10000.csv"}, 0.94},
                                {"fake_1000", fake, {.files = fake, .column = "cluster"}, 0.95}};
    for (auto const& example : examples) {
        ASSERT_TRUE(propose_link_model(example.files, model(), Language::en)) << example.title;
        ASSERT_TRUE(run_link({.model = model(), .files = example.files, .out = folder_ / "out"})) << example.title;
        auto quality = evaluate_link(folder_ / "out", example.truth);
        ASSERT_TRUE(quality) << example.title << ": " << quality.error().text(Language::en);
        EXPECT_GT(quality->clusters.pairs.f1(), example.f1) << example.title;
    }
}

}  // namespace
}  // namespace jiayu::service
