#include "linkage/review_sample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "linkage/dictionary.hpp"
#include "linkage/pair_weights.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::array<double, 8> bounds{-3, -1, 0, 1, 3, 6, 10, 20};
constexpr double least_deviation = 0.1;

struct Ticket {
    std::uint64_t number;
    RowIndex a, b;
    friend auto operator<=>(Ticket const&, Ticket const&) = default;
};

// The pairs of a stratum with the smallest tickets so far: a random sample of all that came by.
class Urn {
public:
    explicit Urn(std::size_t pairs_max) : pairs_max_(pairs_max) {}

    void add(Ticket const& ticket, double probability) {
        ++pairs_;
        expected_ += probability;
        if (drawn_.size() == pairs_max_ && !(ticket < drawn_.front())) return;
        drawn_.push_back(ticket);
        std::ranges::push_heap(drawn_);
        if (drawn_.size() <= pairs_max_) return;
        std::ranges::pop_heap(drawn_);
        drawn_.pop_back();
    }
    void close() { std::ranges::sort_heap(drawn_); }

    std::uint64_t pairs() const { return pairs_; }
    bool has_next() const { return taken_ < drawn_.size(); }
    Ticket const& take() { return drawn_[taken_++]; }
    double priority() const {
        auto share = expected_ / std::max(1.0, double(pairs_));
        auto size = double(pairs_) * std::max(least_deviation, std::sqrt(share * (1 - share)));
        // Each stratum has its first pair before any has its second.
        return taken_ ? size / std::sqrt(double(taken_) * double(taken_ + 1)) : size * 1e9;
    }

private:
    std::size_t pairs_max_, taken_ = 0;
    std::uint64_t pairs_ = 0;
    double expected_ = 0;
    std::vector<Ticket> drawn_;  // a heap until it is closed
};

std::vector<SampleStratum> list_strata() {
    constexpr auto endless = std::numeric_limits<double>::infinity();
    std::vector<SampleStratum> strata;
    for (std::size_t i = 0; i <= bounds.size(); ++i) strata.push_back({i ? bounds[i - 1] : -endless, i < bounds.size() ? bounds[i] : endless});
    return strata;
}

}  // namespace

ReviewSample draw_review_sample(std::span<Edge const> edges, std::function<bool(RowIndex, RowIndex)> const& is_known, SampleSettings const& settings) {
    ReviewSample sample{list_strata(), {}};
    std::vector<Urn> urns(sample.strata.size(), Urn(settings.pairs_max));
    for (auto const& [a, b, weight] : edges) {
        if (is_known(a, b)) continue;
        auto bits = weight / 100.0;
        auto stratum = std::size_t(std::ranges::upper_bound(bounds, bits) - bounds.begin());
        urns[stratum].add({mix(mix(settings.seed + 0x9E3779B97F4A7C15ull * (a + 1)) + b), a, b}, probability_of_bits(bits));
    }
    for (std::size_t i = 0; i < urns.size(); ++i) {
        urns[i].close();
        sample.strata[i].pairs = urns[i].pairs();
    }
    while (sample.pairs.size() < settings.pairs_max) {
        Urn* next = nullptr;
        for (auto& urn : urns)
            if (urn.has_next() && (!next || urn.priority() > next->priority())) next = &urn;
        if (!next) break;
        auto const& ticket = next->take();
        sample.pairs.push_back({ticket.a, ticket.b, std::uint32_t(next - urns.data())});
    }
    return sample;
}

}  // namespace jiayu::linkage
