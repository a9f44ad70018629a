// How many pairs of values can be compared in a second by one core? The bars of issue 3: Jaro–Winkler of Latin names 20 million, of
// Chinese names of up to three characters a billion. The plain references are written here as textbooks have them.
#include "linkage/measure.hpp"

#include <benchmark/benchmark.h>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "linkage/short_names.hpp"
#include "linkage/text_jaro.hpp"

namespace jiayu::linkage {
namespace {

// Names of 3 to 12 letters, one in two a slip away from another, as blocking brings them together.
std::vector<std::string> latin_names(std::size_t count) {
    constexpr std::string_view often = "aaaeeeeiiiooouttnnssrrllhdcmgbpyfvkwjzxq";
    Random random(1);
    std::vector<std::string> names;
    while (names.size() < count) {
        std::string name;
        for (auto size = random.between(3, 12); size > 0; --size) name += often[random.below(often.size())];
        names.push_back(name);
        name[random.below(name.size())] = often[random.below(often.size())];
        names.push_back(name);
    }
    return names;
}

std::vector<std::string> chinese_names(std::size_t count) {
    Random random(2);
    std::vector<std::string> names;
    while (names.size() < count) {
        std::u32string name(1, char32_t(0x4E00 + random.below(200)));
        for (auto size = random.between(1, 2); size > 0; --size) name += char32_t(0x5000 + random.below(2000));
        names.push_back(to_utf8(name));
    }
    return names;
}

double plain_jaro_winkler(std::u32string_view a, std::u32string_view b) {
    auto const longer = std::ptrdiff_t(std::max(a.size(), b.size())), window = std::max<std::ptrdiff_t>(longer / 2 - 1, 0);
    std::array<bool, 64> a_used{}, b_used{};
    std::size_t matches = 0, out_of_order = 0;
    for (std::ptrdiff_t i = 0; i < std::ptrdiff_t(a.size()); ++i)
        for (auto j = std::max<std::ptrdiff_t>(0, i - window); j <= std::min(i + window, std::ptrdiff_t(b.size()) - 1); ++j)
            if (!b_used[std::size_t(j)] && a[std::size_t(i)] == b[std::size_t(j)]) {
                a_used[std::size_t(i)] = b_used[std::size_t(j)] = true;
                ++matches;
                break;
            }
    for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
        if (!a_used[i]) continue;
        while (!b_used[j]) ++j;
        out_of_order += a[i] != b[j++];
    }
    std::size_t prefix = 0;
    while (prefix < std::min<std::size_t>({4, a.size(), b.size()}) && a[prefix] == b[prefix]) ++prefix;
    return winkler_value(jaro_value(matches, out_of_order, a.size(), b.size()), prefix);
}

// Pairs near each other in the list, half of them a slip apart.
template <class Compare>
void run_pairs(benchmark::State& state, std::size_t count, Compare compare) {
    for (auto _ : state)
        for (std::size_t i = 0; i + 3 < count; i += 2) {
            benchmark::DoNotOptimize(compare(i, i + 1));
            benchmark::DoNotOptimize(compare(i, i + 3));
        }
    state.SetItemsProcessed(std::int64_t(state.iterations() * ((count - 2) / 2) * 2));
}

constexpr std::size_t name_count = 20'000;

void plain(benchmark::State& state, std::vector<std::string> (*make)(std::size_t)) {
    std::vector<std::u32string> names;
    for (auto const& name : make(name_count)) names.push_back(to_code_points(name));
    run_pairs(state, names.size(), [&](std::size_t a, std::size_t b) { return plain_jaro_winkler(names[a], names[b]); });
}

void prepared(benchmark::State& state, std::string_view name, std::vector<std::string> (*make)(std::size_t)) {
    Dictionary values;
    std::vector<Code> codes;
    for (auto const& text : make(name_count)) codes.push_back(values.code_of(text));
    auto const& measure = *find_measure(name);
    PreparedValues const ready(values, std::span(&measure, 1));
    run_pairs(state, codes.size(), [&](std::size_t a, std::size_t b) { return ready.of(measure, codes[a], codes[b]); });
}

void short_names(benchmark::State& state, bool one_by_one) {
    std::vector<ShortName> names;
    for (auto const& name : chinese_names(std::size_t(state.range(0)))) names.push_back(*pack_short_name(name));
    std::vector<float> out(names.size());
    std::size_t one = 0;
    for (auto _ : state) {
        one = (one + 1) % names.size();
        if (one_by_one)
            for (std::size_t i = 0; i < names.size(); ++i) out[i] = float(jaro_winkler(names[one], names[i]));
        else jaro_winkler(names[one], names, out);
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(std::int64_t(state.iterations() * names.size()));
}

// Items are distinct values.
void prepare(benchmark::State& state, std::string_view name, std::vector<std::string> (*make)(std::size_t)) {
    Dictionary values;
    for (auto const& text : make(200'000)) values.code_of(text);
    for (auto _ : state) benchmark::DoNotOptimize(PreparedValues(values, std::span(find_measure(name), 1)));
    state.SetItemsProcessed(std::int64_t(state.iterations() * values.size()));
}

BENCHMARK_CAPTURE(plain, jaro_winkler_latin, latin_names);
BENCHMARK_CAPTURE(prepared, jaro_winkler_latin, "jaro_winkler", latin_names);
BENCHMARK_CAPTURE(plain, jaro_winkler_chinese, chinese_names);
BENCHMARK_CAPTURE(prepared, jaro_winkler_chinese, "jaro_winkler", chinese_names);
BENCHMARK_CAPTURE(short_names, one_by_one, true)->Arg(10'000);
BENCHMARK_CAPTURE(short_names, one_with_many, false)->Arg(10'000)->Arg(1'000'000);
BENCHMARK_CAPTURE(prepared, levenshtein_latin, "levenshtein", latin_names);
BENCHMARK_CAPTURE(prepared, damerau_levenshtein_latin, "damerau_levenshtein", latin_names);
BENCHMARK_CAPTURE(prepared, jaccard_latin, "jaccard", latin_names);
BENCHMARK_CAPTURE(prepared, cosine_latin, "cosine", latin_names);
BENCHMARK_CAPTURE(prepared, similar_pinyin_chinese, "similar_pinyin", chinese_names);
BENCHMARK_CAPTURE(prepared, same_glyph_shape_chinese, "same_glyph_shape", chinese_names);
BENCHMARK_CAPTURE(prepare, jaro_winkler_latin, "jaro_winkler", latin_names)->UseRealTime();
BENCHMARK_CAPTURE(prepare, jaro_winkler_chinese, "jaro_winkler", chinese_names)->UseRealTime();
BENCHMARK_CAPTURE(prepare, cosine_latin, "cosine", latin_names)->UseRealTime();
BENCHMARK_CAPTURE(prepare, similar_pinyin_chinese, "similar_pinyin", chinese_names)->UseRealTime();

}  // namespace
}  // namespace jiayu::linkage
