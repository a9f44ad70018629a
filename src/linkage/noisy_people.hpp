// Invented records of people who are written down many times, with slips, gaps and moves, and with kin and namesakes who look alike:
// rows, truth, and pair weights as a trained model would give them. For tests and benchmarks of clustering.
#pragma once
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/random.hpp"
#include "linkage/edge.hpp"

namespace jiayu::linkage {

struct NoisySettings {
    std::uint64_t seed = 1;
    std::size_t persons = 1000;
    double records_mean = 8;  // of one person; from 1 to records_max
    std::size_t records_max = 36;
    double slip = 0.06;       // a value is mistyped
    double wrong = 0.03;      // a value is another one
    double absent = 0.10;
    double number_absent = 0.6;  // of the personal number, which nearly settles a pair
};

class NoisyPeople {
public:
    static constexpr std::size_t fields = 7;
    enum Field : std::size_t { given, surname, year, day, town, work, number };
    using Row = std::array<std::uint32_t, fields>;  // value × 8 + variant (0: as it is, 1 … 7: mistyped); 0 is absent

    explicit NoisyPeople(NoisySettings const& settings) : settings_(settings), random_(settings.seed) {
        make_people();
        shuffle();
        learn_frequencies();
        propose();
    }

    std::vector<Row> rows;
    std::vector<std::uint32_t> truth;  // person of each row
    std::vector<Edge> edges;           // of at least −10 bits, of the pairs that some blocking key proposes
    double prior_bits = 0;

    // log2 of the likelihood ratio, without prior.
    double weigh(RowIndex a, RowIndex b) const {
        double bits = 0;
        for (std::size_t f = 0; f < fields; ++f) {
            auto x = rows[a][f], y = rows[b][f];
            if (!x || !y) continue;
            if (x == y) bits += equal_bits_[f] - log_share_[f][x / 8];
            else bits += x / 8 == y / 8 ? near_bits_[f] - log_share_[f][x / 8] : else_bits_[f];
        }
        return bits;
    }

private:
    std::uint32_t skewed(std::uint32_t values, double skew) { return 1 + std::uint32_t(values * std::pow(random_.uniform(), skew)); }

    void make_people() {
        std::uint32_t family_surname = 1, family_town = 1, left = 0;
        for (std::uint32_t person = 0; person < settings_.persons; ++person) {
            if (left == 0) {
                left = std::uint32_t(random_.between(1, 5));
                family_surname = skewed(values_[surname], 3), family_town = skewed(values_[town], 2);
            }
            --left;
            Row self{skewed(values_[given], 3), family_surname, skewed(values_[year], 1), skewed(values_[day], 1), family_town,
                     skewed(values_[work], 2), person + 1};
            // Juniors: the name of the one before, a generation later.
            if (person && random_.chance(0.02)) self[given] = last_[given], self[surname] = last_[surname], self[town] = last_[town];
            last_ = self;
            write_down(self, person);
        }
    }

    void write_down(Row self, std::uint32_t person) {
        auto count = std::size_t(1 - settings_.records_mean * std::log(1 - random_.uniform()) * 0.9);
        for (std::size_t i = 0; i < std::min(count, settings_.records_max); ++i) {
            if (random_.chance(0.15)) self[town] = skewed(values_[town], 2);
            if (random_.chance(0.15)) self[work] = skewed(values_[work], 2);
            Row row{};
            for (std::size_t f = 0; f < fields; ++f) row[f] = written(self[f], f);
            rows.push_back(row);
            truth.push_back(person);
        }
    }

    std::uint32_t written(std::uint32_t value, std::size_t field) {
        if (random_.chance(field == number ? settings_.number_absent : settings_.absent)) return 0;
        if (random_.chance(settings_.wrong)) value = field == number ? std::uint32_t(random_.between(1, std::int64_t(settings_.persons))) : skewed(values_[field], 2);
        return value * 8 + (random_.chance(settings_.slip) ? std::uint32_t(random_.between(1, 7)) : 0);
    }

    void shuffle() {
        for (std::size_t i = rows.size(); i > 1; --i) {
            auto j = random_.below(i);
            std::swap(rows[i - 1], rows[j]);
            std::swap(truth[i - 1], truth[j]);
        }
    }

    // m by counting pairs of one person, u by the frequency of the value.
    void learn_frequencies() {
        std::vector<RowIndex> by_person(rows.size());
        std::iota(by_person.begin(), by_person.end(), RowIndex(0));
        std::ranges::stable_sort(by_person, {}, [&](RowIndex row) { return truth[row]; });
        double true_pairs = 0;
        std::array<std::array<double, 3>, fields> counts;
        for (auto& levels : counts) levels.fill(1);
        for (std::size_t begin = 0, end; begin < by_person.size(); begin = end) {
            for (end = begin; end < by_person.size() && truth[by_person[end]] == truth[by_person[begin]]; ++end) {}
            true_pairs += double(end - begin) * double(end - begin - 1) / 2;
            for (auto i = begin; i < end; ++i)
                for (auto j = i + 1; j < end; ++j) count_levels(rows[by_person[i]], rows[by_person[j]], counts);
        }
        auto size = double(rows.size());
        prior_bits = std::log2(true_pairs / (size * (size - 1) / 2));
        for (std::size_t f = 0; f < fields; ++f) learn_field(f, counts[f]);
    }

    static void count_levels(Row const& x, Row const& y, std::array<std::array<double, 3>, fields>& counts) {
        for (std::size_t f = 0; f < fields; ++f)
            if (x[f] && y[f]) ++counts[f][x[f] == y[f] ? 0 : x[f] / 8 == y[f] / 8 ? 1 : 2];
    }

    void learn_field(std::size_t f, std::array<double, 3> const& counts) {
        auto all = counts[0] + counts[1] + counts[2];
        equal_bits_[f] = std::log2(counts[0] / all);
        near_bits_[f] = std::log2(counts[1] / all) + 3.3;  // a slip is one of several variants of the same value
        else_bits_[f] = std::log2(counts[2] / all);
        std::vector<double> seen(2 + std::max<std::size_t>(values_[f], f == number ? settings_.persons + 1 : 0), 0.5);
        double total = 0;
        for (auto const& row : rows)
            if (row[f]) ++seen[row[f] / 8], ++total;
        log_share_[f].resize(seen.size());
        for (std::size_t v = 0; v < seen.size(); ++v) log_share_[f][v] = std::log2(seen[v] / total);
    }

    void propose() {
        static constexpr std::array<std::array<std::size_t, 2>, 6> keys{{{surname, given}, {surname, year}, {given, day}, {year, day}, {surname, day}, {number, number}}};
        for (std::size_t rule = 0; rule < keys.size(); ++rule) propose_by(keys, rule);
    }

    template <class Keys>
    void propose_by(Keys const& keys, std::size_t rule) {
        auto agrees = [&](RowIndex a, RowIndex b, std::size_t r) {
            auto const &x = rows[a], &y = rows[b];
            return std::ranges::all_of(keys[r], [&](auto f) { return x[f] && x[f] == y[f]; });
        };
        std::vector<std::pair<std::uint64_t, RowIndex>> sorted;
        for (RowIndex row = 0; row < rows.size(); ++row)
            if (rows[row][keys[rule][0]] && rows[row][keys[rule][1]])
                sorted.emplace_back(std::uint64_t(rows[row][keys[rule][0]]) << 32 | rows[row][keys[rule][1]], row);
        std::ranges::sort(sorted);
        for (std::size_t begin = 0, end; begin < sorted.size(); begin = end) {
            for (end = begin; end < sorted.size() && sorted[end].first == sorted[begin].first; ++end) {}
            for (auto i = begin; i < end; ++i)
                for (auto j = i + 1; j < std::min(end, i + 200); ++j) {
                    auto a = sorted[i].second, b = sorted[j].second;
                    bool is_known = false;
                    for (std::size_t r = 0; r < rule && !is_known; ++r) is_known = agrees(a, b, r);
                    if (!is_known) add_edge(a, b);
                }
        }
    }

    void add_edge(RowIndex a, RowIndex b) {
        auto bits = weigh(a, b) + prior_bits;
        if (bits >= -10) edges.push_back({a, b, std::int32_t(std::lround(bits * 100))});
    }

    NoisySettings settings_;
    Random random_;
    Row last_{};
    std::array<std::uint32_t, fields> values_{400, 3000, 60, 365, 300, 60, 0};
    std::array<double, fields> equal_bits_{}, near_bits_{}, else_bits_{};
    std::array<std::vector<double>, fields> log_share_;
};

}  // namespace jiayu::linkage
