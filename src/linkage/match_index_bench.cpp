// How long does it take to say who one person is among a million? Ten thousand questions one after the other, half about people
// who are there (written with slips and gaps), half about people who are not; the bars of issue 3: p50 0.3 ms, p99 2 ms. The
// reference is a scan: the same weights for every record in turn.
#include "linkage/match_index.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <fstream>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "base/utf8.hpp"

namespace jiayu::linkage {
namespace {

using Row = std::array<std::string, 6>;
constexpr std::string_view headers[] = {"name", "born", "sex", "number", "phone", "address"};

// Names crowd as they do: few surnames are most people's, given names less so.
class InventedPeople {
public:
    explicit InventedPeople(std::uint64_t seed) : random_(seed) {}

    Row person() {
        std::u32string name(1, char32_t(0x4E00 + crowded(300) * 7));
        for (auto size = random_.chance(0.85) ? 2 : 1; size > 0; --size) name += char32_t(0x5000 + crowded(1500));
        auto const day = fmt::format("{:04}{:02}{:02}", random_.between(1935, 2020), random_.between(1, 12), random_.between(1, 28));
        Row row{to_utf8(name), day, random_.chance(0.5) ? "1" : "2", {}, {}, {}};
        if (random_.chance(0.5)) row[3] = fmt::format("99{:04}{}{:04}", random_.below(20), day, random_.below(10'000));
        if (random_.chance(0.7)) row[4] = fmt::format("12{:09}", random_.below(1'000'000'000));
        if (random_.chance(0.9)) row[5] = fmt::format("{}路{}号{}室", to_utf8(std::u32string(2, char32_t(0x6000 + crowded(800)))), random_.between(1, 200), random_.between(101, 2400));
        return row;
    }

    // As the same person would be written down another time.
    Row again(Row row) {
        if (random_.chance(0.2)) row[0] = to_utf8(changed(row[0]));
        if (random_.chance(0.1)) row[1][random_.between(6, 7)] = char('0' + random_.below(10));
        for (std::size_t column : {3, 4, 5}) {
            if (random_.chance(0.4)) row[column].clear();
            else if (row[column].size() > 8 && random_.chance(0.1)) row[column][8] = char('0' + random_.below(10));
        }
        return row;
    }
    bool chance(double probability) { return random_.chance(probability); }
    std::size_t below(std::size_t bound) { return random_.below(bound); }

private:
    std::uint32_t crowded(std::uint32_t values) { return std::uint32_t(values * std::pow(random_.uniform(), 3)); }
    std::u32string changed(std::string const& text) {
        std::u32string name;
        for (std::size_t at = 0; at < text.size();) name += next_code_point(text, at);
        name.back() = char32_t(0x5000 + random_.below(3000));
        return name;
    }

    Random random_;
};

Level level(std::string when, double m, double u, double frequency = 0) { return {.name = when, .when = std::move(when), .m = m, .u = u, .frequency = frequency}; }

Model model_of_people() {
    Model model;
    model.prior = 1e-6;
    model.comparisons = {
        {.name = "name", .columns = {"name"},
         .levels = {level("equal", 0.8, 3e-5, 1), level("same_pinyin", 0.05, 1e-4, 0.5), level("similar_pinyin or same_glyph_shape", 0.03, 2e-4), level("one_character or lost_character", 0.07, 0.01), level("", 0.05, 0.98969)}},
        {.name = "born", .columns = {"born"}, .levels = {level("equal", 0.9, 3e-5, 1), level("date_slip or date_transposed", 0.06, 1e-3), level("same_year", 0.02, 0.011), level("", 0.02, 0.987)}},
        {.name = "sex", .columns = {"sex"}, .levels = {level("equal", 0.99, 0.5), level("", 0.01, 0.5)}},
        {.name = "number", .columns = {"number"}, .levels = {level("equal", 0.9, 1e-7), level("digit_slips <= 1", 0.08, 1e-6), level("", 0.02, 1)}},
        {.name = "phone", .columns = {"phone"}, .levels = {level("equal", 0.7, 1e-6), level("digit_slips <= 1", 0.1, 1e-6), level("", 0.2, 1)}},
        {.name = "address", .columns = {"address"}, .levels = {level("equal", 0.5, 1e-6, 1), level("cosine >= 0.7", 0.2, 1e-3), level("", 0.3, 0.999)}}};
    model.rules = {{.name = "number", .keys = {"number"}, .refine = {}},
                   {.name = "phone", .keys = {"phone"}, .refine = {}},
                   {.name = "name", .keys = {"name.pinyin"}, .refine = {"born.year", "born.month_day"}},
                   {.name = "born", .keys = {"born", "name.surname_pinyin"}, .refine = {}},
                   {.name = "year", .keys = {"born.year_month", "name.given_pinyin"}, .refine = {}},
                   {.name = "address", .keys = {"address"}, .refine = {}}};
    return model;
}

double resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    statm >> pages >> pages;
    return pages * 4096;
}

// A million people in memory, and questions with the row that is meant.
struct Standing {
    static constexpr std::size_t persons = 1'000'000, questions = 10'000;
    Records records;
    std::optional<MatchIndex> index;
    std::vector<std::pair<Row, std::optional<RowIndex>>> asked;
    double record_bytes = 0, index_bytes = 0, seconds = 0;

    Standing() {
        auto const before = resident_bytes();
        fill();
        record_bytes = (resident_bytes() - before) / persons;
        auto const filled = resident_bytes();
        auto const began = std::chrono::steady_clock::now();
        auto made = MatchIndex::make(model_of_people(), records);
        JIAYU_ASSERT(made.has_value());
        index.emplace(std::move(*made));
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        index_bytes = (resident_bytes() - filled) / persons;
    }
    static Standing const& get() {
        static Standing const standing;
        return standing;
    }

private:
    void fill() {
        records.sources = {"people"};
        records.source_of.resize(persons);
        for (auto header : headers) records.columns.emplace_back().name = header;
        InventedPeople people(1), slips(2), strangers(3);
        for (RowIndex row = 0; row < persons; ++row) {
            auto const person = people.person();
            for (std::size_t i = 0; i < person.size(); ++i) records.columns[i].codes.push_back(records.columns[i].values.code_of(person[i]));
            records.ids.push_back(std::to_string(row));
            if (row % (persons / (questions / 2)) == 0) {
                asked.emplace_back(slips.again(person), row);
                asked.emplace_back(strangers.person(), std::nullopt);
            }
        }
    }
};

std::vector<std::string_view> views_of(Row const& row) { return {row.begin(), row.end()}; }

// Times in microseconds, and how the answers are: whether the one who is meant stands first, whether a stranger is taken for somebody.
void match_one_of_a_million(benchmark::State& state) {
    auto const& standing = Standing::get();
    std::vector<double> times, times_known;
    std::size_t found = 0, mistaken = 0, compared = 0;
    for (auto _ : state) {
        times.clear();
        times_known.clear();
        found = mistaken = compared = 0;
        for (auto const& [row, meant] : standing.asked) {
            auto const values = views_of(row);
            auto const began = std::chrono::steady_clock::now();
            auto const answer = standing.index->match({.values = values, .limit = 10, .bits_min = 0});
            times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count());
            if (meant) times_known.push_back(times.back());
            compared += answer.compared;
            found += meant && !answer.candidates.empty() && answer.candidates[0].row == *meant;
            mistaken += !meant && !answer.candidates.empty();
        }
    }
    std::ranges::sort(times);
    std::ranges::sort(times_known);
    auto const share = 2.0 / double(times.size());
    state.counters["p50_us"] = times[times.size() / 2];
    state.counters["p50_known_us"] = times_known[times_known.size() / 2];
    state.counters["p99_us"] = times[times.size() * 99 / 100];
    state.counters["max_us"] = times.back();
    state.counters["compared_mean"] = double(compared) / double(times.size());
    state.counters["known_first"] = double(found) * share;
    state.counters["strangers_taken"] = double(mistaken) * share;
    state.counters["index_bytes_a_record"] = standing.index_bytes;
    state.counters["keys_bytes_a_record"] = double(standing.index->keys().bytes()) / double(Standing::persons);
    state.counters["record_bytes"] = standing.record_bytes;
    state.counters["build_s"] = standing.seconds;
}

void scan_a_million(benchmark::State& state) {
    auto const& standing = Standing::get();
    GuestPlan const plan(standing.index->table(), standing.records);
    std::size_t asked = 0;
    for (auto _ : state) {
        auto const values = views_of(standing.asked[asked++ % standing.asked.size()].first);
        GuestRecord guest(plan, values);
        std::size_t found = 0;
        for (RowIndex row = 0; row < Standing::persons; ++row) found += guest.weigh(standing.index->weights(), row, 0).has_value();
        benchmark::DoNotOptimize(found);
    }
}

BENCHMARK(match_one_of_a_million)->Iterations(1)->Repetitions(5)->Unit(benchmark::kMillisecond);
BENCHMARK(scan_a_million)->Iterations(20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace jiayu::linkage
