// Two implementations of one prediction step on the same small tables: the engine and the DuckDB statements of bench/. The same pairs,
// and weights equal to 1e-9 of a bit.
#include <gtest/gtest.h>
#include <unistd.h>

#include <map>

#include "base/random.hpp"
#include "linkage/link_records.hpp"
#include "linkage_emulation.hpp"
#include "service/link_files.hpp"
#include "synth/people_table.hpp"

namespace jiayu {

namespace {

using PairWeightsById = std::map<std::pair<std::string, std::string>, double>;

constexpr double least_weight = -10;

class LinkageEmulation : public ::testing::TestWithParam<std::uint64_t> {
protected:
    LinkageEmulation() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_emulation_{}_{}", ::getpid(), GetParam())) {
        Path const source(JIAYU_SOURCE_FOLDER);
        synth::LatinWords words(synth::read_latin_texts(source / "packs"));
        Progress progress("test");
        synth::write_people(synth::latin_people({4'000, GetParam()}, words), {.folder = folder_}, progress);
        model_ = *linkage::model_from_toml(read_file(source / "bench/models/latin_emulated.toml"));
    }
    ~LinkageEmulation() override { std::filesystem::remove_all(folder_); }

    static std::pair<std::string, std::string> ids(std::string_view a, std::string_view b) {
        auto [first, second] = std::minmax(a, b);
        return {std::string(first), std::string(second)};
    }

    PairWeightsById by_duckdb() const {
        bench::LinkageEmulation emulation(bench::prediction_sql(model_, {(folder_ / "people.csv").string()}, least_weight), 2);
        emulation.run();
        PairWeightsById found;
        emulation.each_prediction([&](std::string_view a, std::string_view b, double weight) { EXPECT_TRUE(found.emplace(ids(a, b), weight).second); });
        return found;
    }

    PairWeightsById by_engine() const {
        Progress progress("test");
        auto read = service::read_records({folder_ / "people.csv"}, {.id = model_.id, .rules = model_.columns}, progress);
        auto& records = read->records;
        auto prepared = linkage::prepare_linkage(model_, records, {.learn = false});
        linkage::PairWeights const weights(prepared->model, *prepared->table);
        linkage::LevelMemory memory(model_.comparisons.size());
        PairWeightsById found;
        for (auto const& block : prepared->blocking->blocks())
            prepared->blocking->pairs_of(block, [&](linkage::RowIndex a, linkage::RowIndex b) {
                auto weight = weights.weigh(a, b, memory).weight;
                if (weight >= least_weight) EXPECT_TRUE(found.emplace(ids(records.ids[a], records.ids[b]), weight).second);
            });
        return found;
    }

    Path folder_;
    linkage::Model model_;
};

void expect_equal(PairWeightsById const& engine, PairWeightsById const& duckdb) {
    for (auto const& [pair, weight] : engine) {
        auto other = duckdb.find(pair);
        ASSERT_TRUE(other != duckdb.end()) << pair.first << " and " << pair.second << " of weight " << weight << " by the engine alone";
        ASSERT_NEAR(weight, other->second, 1e-9) << pair.first << " and " << pair.second;
    }
    for (auto const& [pair, weight] : duckdb) ASSERT_TRUE(engine.contains(pair)) << pair.first << " and " << pair.second << " of weight " << weight << " by DuckDB alone";
}

}  // namespace

TEST_P(LinkageEmulation, gives_the_pairs_and_weights_of_the_engine) {
    auto engine = by_engine();
    EXPECT_GT(engine.size(), 10'000u);
    expect_equal(engine, by_duckdb());
}

TEST_P(LinkageEmulation, gives_the_same_weights_where_comparisons_depend_on_each_other) {
    Random random(GetParam());
    for (std::size_t second = 1; second < model_.comparisons.size(); ++second) {
        linkage::LevelDependence dependence{.first = random.below(second), .second = second, .is_of_match = second % 2 == 0};
        auto const cells = model_.comparisons[dependence.first].levels.size() * model_.comparisons[second].levels.size();
        for (std::size_t i = 0; i < cells; ++i) dependence.bits.push_back(4 * random.uniform() - 2);
        model_.dependences.push_back(std::move(dependence));
    }
    auto engine = by_engine();
    EXPECT_GT(engine.size(), 1'000u);
    expect_equal(engine, by_duckdb());
}

// A test of the test: a level moved by a hundredth of a bit is seen.
TEST_P(LinkageEmulation, differs_when_the_models_differ) {
    auto engine = by_engine();
    for (auto& level : model_.comparisons.front().levels) level.m *= 1.007;
    double apart = 0;
    for (auto const& [pair, weight] : by_duckdb())
        if (auto other = engine.find(pair); other != engine.end()) apart = std::max(apart, std::abs(weight - other->second));
    EXPECT_NEAR(apart, std::log2(1.007), 1e-9);
}

INSTANTIATE_TEST_SUITE_P(seeds, LinkageEmulation, ::testing::Values(1, 2, 3));

TEST(LinkageSql, refuses_what_duckdb_computes_otherwise) {
    auto model = *linkage::model_from_toml(read_file(Path(JIAYU_SOURCE_FOLDER) / "bench/models/latin_emulated.toml"));
    model.comparisons.front().levels.front().when = "damerau_levenshtein <= 1";
    EXPECT_THROW(bench::prediction_sql(model, {"people.csv"}, 0), std::runtime_error);
}

}  // namespace jiayu
