// How many names per second and thread can be normalised and keyed? Linkage needs 2 million of each.
#include <benchmark/benchmark.h>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "han/name_keys.hpp"
#include "han/normalize_name.hpp"
#include "han/placeholder_name.hpp"

namespace jiayu::han {
namespace {

std::vector<std::string> invented_names(std::size_t count, std::u32string_view surnames) {
    Random random(1);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        std::u32string name(1, surnames[random.below(surnames.size())]);
        for (auto size = random.between(1, 2); size > 0; --size)
            for (char32_t c = 0; c == 0 || folded_form(c) != c;) name.resize(name.size() + (c == 0)), name.back() = c = char32_t(0x4E00 + random.below(0x51A5));
        names.push_back(to_utf8(name));
    }
    return names;
}

template <class Work>
void run(benchmark::State& state, std::u32string_view surnames, Work work) {
    auto names = invented_names(100'000, surnames);
    for (auto _ : state)
        for (auto const& name : names) benchmark::DoNotOptimize(work(name));
    state.SetItemsProcessed(std::int64_t(state.iterations() * names.size()));
}

constexpr std::u32string_view simplified = U"王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗单欧尉", traditional = U"張劉陳楊黃吳趙孫馬羅單歐";

void normalize_normal_names(benchmark::State& state) { run(state, simplified, normalize_name); }
void normalize_traditional_names(benchmark::State& state) { run(state, traditional, normalize_name); }
void key_names(benchmark::State& state) {
    run(state, simplified, [](auto const& name) { return name_keys(name); });
}
void find_placeholders(benchmark::State& state) { run(state, simplified, find_placeholder); }
BENCHMARK(find_placeholders);
BENCHMARK(normalize_normal_names);
BENCHMARK(normalize_traditional_names);
BENCHMARK(key_names);

}  // namespace
}  // namespace jiayu::han
