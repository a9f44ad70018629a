// How many citizen numbers per second and thread can be read? A run on a million residents reads ten million; the bar is 5 million.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "base/random.hpp"
#include "domain/citizen_number.hpp"
#include "domain/written_date.hpp"

namespace jiayu {
namespace {

std::vector<std::string> invented_numbers(std::size_t count) {
    Random random(1);
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < count; ++i) {
        auto born = date_from_days(int(random.between(-10'000, 18'000)));
        auto first_17 = fmt::format("990412{:08}{:03}", to_number(born), random.between(1, 999));
        numbers.push_back(first_17 + CitizenNumber::check_character(first_17));
    }
    return numbers;
}

template <class Work>
void run(benchmark::State& state, std::vector<std::string> const& texts, Work work) {
    for (auto _ : state)
        for (auto const& text : texts) benchmark::DoNotOptimize(work(text));
    state.SetItemsProcessed(std::int64_t(state.iterations() * texts.size()));
}

void parse_right_numbers(benchmark::State& state) { run(state, invented_numbers(100'000), CitizenNumber::parse); }

void parse_wrong_numbers(benchmark::State& state) {
    auto numbers = invented_numbers(100'000);
    for (auto& number : numbers) number[9] = number[9] == '9' ? '8' : '9';
    run(state, numbers, CitizenNumber::parse);
}

void fold_right_numbers(benchmark::State& state) { run(state, invented_numbers(100'000), fold_number); }

void parse_dates(benchmark::State& state) {
    std::vector<std::string> dates;
    for (int i = 0; i < 100'000; ++i) dates.push_back(i % 2 ? to_iso(date_from_days(i % 18'000)) : std::to_string(to_number(date_from_days(i % 18'000))));
    run(state, dates, parse_written_date);
}

BENCHMARK(parse_right_numbers);
BENCHMARK(parse_wrong_numbers);
BENCHMARK(fold_right_numbers);
BENCHMARK(parse_dates);

}  // namespace
}  // namespace jiayu
