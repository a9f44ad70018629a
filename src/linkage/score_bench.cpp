// How many proposed pairs are weighed a second, by all threads? The reference of the same run enumerates the same pairs and only loads
// and compares the codes of both records, kept in rows of 64 bytes.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <atomic>

#include "base/parallel_for.hpp"
#include "base/random.hpp"
#include "linkage/score_records.hpp"

namespace jiayu::linkage {
namespace {

constexpr std::string_view model_text = R"(
link = "dedupe"
prior = 0.0001
[[comparison]]
name = "given"
levels = [{name = "equal", when = "equal", m = 0.6, u = 0.01, frequency = 1.0}, {name = "near", when = "jaro_winkler >= 0.88", m = 0.3, u = 0.02}, {name = "else", m = 0.1, u = 0.97}]
[[comparison]]
name = "surname"
levels = [{name = "equal", when = "equal", m = 0.6, u = 0.002, frequency = 1.0}, {name = "near", when = "damerau_levenshtein <= 1", m = 0.3, u = 0.01}, {name = "else", m = 0.1, u = 0.988}]
[[comparison]]
name = "born"
levels = [{name = "equal", when = "equal", m = 0.8, u = 0.0001}, {name = "near", when = "damerau_levenshtein <= 1", m = 0.15, u = 0.002}, {name = "else", m = 0.05, u = 0.9979}]
[[comparison]]
name = "town"
levels = [{name = "equal", when = "equal", m = 0.8, u = 0.01}, {name = "else", m = 0.2, u = 0.99}]
[[comparison]]
name = "phone"
levels = [{name = "equal", when = "equal", m = 0.7, u = 0.00001}, {name = "near", when = "levenshtein <= 1", m = 0.1, u = 0.00001}, {name = "else", m = 0.2, u = 0.99998}]
[[block]]
keys = ["phone"]
[[block]]
keys = ["surname", "born"]
[[block]]
keys = ["given", "surname"]
[[block]]
keys = ["surname.soundex", "born.year"]
)";

// Names of three to five syllables; dates and telephones.
std::string word(Random& random, std::uint64_t values) {
    auto hash = mix(random.below(values) + 1);
    std::string text;
    for (auto syllables = 3 + hash % 3; syllables-- > 0; hash >>= 7) text += "bdfgklmnprst"[hash % 12], text += "aeiou"[hash / 12 % 5];
    return text;
}

Records invent(std::size_t persons) {
    Random random(1);
    Records records;
    records.sources = {"people"};
    for (auto const* name : {"given", "surname", "born", "town", "phone"}) records.columns.push_back({.name = name});
    for (std::size_t person = 0; person < persons; ++person) {
        std::array self{word(random, 600), word(random, 20'000), fmt::format("{}-{:02}-{:02}", random.between(1930, 2015), random.between(1, 12), random.between(1, 28)),
                        word(random, 200), std::to_string(12'000'000'000 + random.between(0, 99'999'999))};
        for (auto count = 1 + random.below(12); count-- > 0; records.source_of.push_back(0))
            for (std::size_t i = 0; i < self.size(); ++i) {
                auto value = self[i];
                if (random.chance(0.25)) value[random.below(value.size())] = i < 2 || i == 3 ? 'x' : '7';
                records.columns[i].codes.push_back(records.columns[i].values.code_of(random.chance(0.1) ? "" : value));
            }
    }
    return records;
}

struct People {
    Records records = invent(40'000);
    Model model = *model_from_toml(model_text);
    ComparisonTable table = *ComparisonTable::make(model, records);
    Blocking blocking = *Blocking::make(model, records);
};

People const& people() {
    static People const people;
    return people;
}

void score(benchmark::State& state) {
    auto const& of = people();
    PairWeights const weights(of.model, of.table);
    std::uint64_t pairs = 0;
    for (auto _ : state) pairs += score_records(weights, of.blocking, {.weight_min = -6}).proposed;
    state.SetItemsProcessed(std::int64_t(pairs));
}

struct alignas(64) CodedRow {
    std::array<Code, 16> codes{};
};

void load_and_compare(benchmark::State& state) {
    auto const& of = people();
    std::vector<CodedRow> rows(of.records.size());
    for (RowIndex row = 0; row < rows.size(); ++row) std::ranges::copy(of.table.codes(row), rows[row].codes.begin());
    std::atomic<std::uint64_t> pairs = 0, equal = 0;
    for (auto _ : state)
        parallel_chunks(of.blocking.blocks().size(), 4096, [&](std::size_t begin, std::size_t end) {
            std::uint64_t seen = 0, same = 0;
            for (auto i = begin; i < end; ++i)
                of.blocking.pairs_of(of.blocking.blocks()[i], [&](RowIndex a, RowIndex b) {
                    ++seen;
                    for (std::size_t code = 0; code < 16; ++code) same += rows[a].codes[code] == rows[b].codes[code];
                });
            pairs += seen;
            equal += same;
        });
    benchmark::DoNotOptimize(equal.load());
    state.SetItemsProcessed(std::int64_t(pairs.load()));
}

BENCHMARK(score)->Name("score proposed pairs")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(load_and_compare)->Name("score proposed pairs, reference: load and compare codes only")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace jiayu::linkage
