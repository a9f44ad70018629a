#include "linkage/match_sources.hpp"

#include <deque>
#include <limits>
#include <numeric>

#include "base/parallel_for.hpp"
#include "linkage/cluster_constraints.hpp"
#include "linkage/group_edges.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t exact_rows_max = 1000, groups_per_task = 64;
constexpr std::int64_t bid_min = 10;  // hundredths of a bit
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

struct Offer {
    std::uint32_t place;  // of the other file
    std::int64_t gain;    // above 0
};

// One component: `left` places are of the first file. Edges by place, of each pair once, in canonical order.
class Matching {
public:
    Matching(std::size_t size, std::span<Edge const> edges, std::vector<char> const& is_left, std::int32_t link) : offers_(size), partner_(size, nobody), gain_(size) {
        for (auto edge : edges) {
            if (is_left[edge.a] == is_left[edge.b]) continue;
            if (!is_left[edge.a]) std::swap(edge.a, edge.b);
            auto at = std::ranges::find(offers_[edge.a], edge.b, &Offer::place);
            if (at == offers_[edge.a].end()) offers_[edge.a].push_back({edge.b, std::int64_t(edge.weight) - link + 1});
        }
    }

    void match_exactly() {
        for (std::uint32_t left = 0; left < offers_.size(); ++left)
            if (!offers_[left].empty()) augment(left);
    }

    // Each record without a partner bids for the best left to it, and the one outbid bids again (Bertsekas 1988, "The auction
    // algorithm"). Prices begin at 0 and a record rather stays alone than pay more than it gains, so the sum is within one bid of the
    // greatest for every pair.
    void match_by_auction() {
        std::vector<std::int64_t> prices(offers_.size());
        std::deque<std::uint32_t> bidders;
        for (std::uint32_t left = 0; left < offers_.size(); ++left)
            if (!offers_[left].empty()) bidders.push_back(left);
        while (!bidders.empty()) {
            auto left = bidders.front();
            bidders.pop_front();
            std::int64_t best = 0, second = 0;
            Offer const* choice = nullptr;
            for (auto const& offer : offers_[left]) {
                auto profit = offer.gain - prices[offer.place];
                if (profit > best) second = best, best = profit, choice = &offer;
                else second = std::max(second, profit);
            }
            if (!choice) continue;
            prices[choice->place] += best - second + bid_min;
            if (auto loser = partner_[choice->place]; loser != nobody) partner_[loser] = nobody, bidders.push_back(loser);
            pair(left, *choice);
        }
    }

    std::uint32_t partner(std::uint32_t place) const { return partner_[place]; }

private:
    Offer const* find_offer(std::uint32_t left, std::uint32_t right) const {
        auto at = std::ranges::find(offers_[left], right, &Offer::place);
        return at == offers_[left].end() ? nullptr : &*at;
    }

    void pair(std::uint32_t left, Offer const& offer) {
        partner_[left] = offer.place, partner_[offer.place] = left, gain_[left] = offer.gain;
    }

    // Lets one more record of the first file in, by the chain of re-pairings that wins most; a chain may leave its last one alone.
    void augment(std::uint32_t start) {
        constexpr auto unseen = std::numeric_limits<std::int64_t>::min();
        std::vector<std::int64_t> best(offers_.size(), unseen);
        std::vector<std::uint32_t> before(offers_.size(), nobody);  // the left place from which a left one loses its partner
        std::deque<std::uint32_t> queue{start};
        best[start] = 0;
        while (!queue.empty()) {
            auto left = queue.front();
            queue.pop_front();
            for (auto const& offer : offers_[left]) {
                auto loser = partner_[offer.place];
                if (loser == nobody || loser == left) continue;
                auto value = best[left] + offer.gain - gain_[loser];
                if (value > best[loser]) best[loser] = value, before[loser] = left, queue.push_back(loser);
            }
        }
        apply_best_end(best, before, unseen);
    }

    void apply_best_end(std::vector<std::int64_t> const& best, std::vector<std::uint32_t> const& before, std::int64_t unseen) {
        std::int64_t most = 0;
        std::uint32_t last = nobody;
        Offer const* end = nullptr;
        for (std::uint32_t left = 0; left < best.size(); ++left) {
            if (best[left] == unseen) continue;
            if (best[left] > most) most = best[left], last = left, end = nullptr;
            for (auto const& offer : offers_[left])
                if (partner_[offer.place] == nobody && best[left] + offer.gain > most) most = best[left] + offer.gain, last = left, end = &offer;
        }
        if (last == nobody) return;
        for (auto left = last; left != nobody; left = before[left]) {
            auto lost = partner_[left];
            if (end) pair(left, *end);
            else partner_[left] = nobody, gain_[left] = 0;
            end = before[left] == nobody ? nullptr : find_offer(before[left], lost);
        }
    }

    std::vector<std::vector<Offer>> offers_;  // by left place
    std::vector<std::uint32_t> partner_;
    std::vector<std::int64_t> gain_;          // of a left place's pair
};

void match_component(ClusterInput const& input, ClusterSettings const& settings, std::span<RowIndex const> rows, std::span<Edge> edges,
                     std::vector<RowIndex>& cluster_of) {
    std::ranges::sort(edges, [](Edge const& x, Edge const& y) { return std::tuple(-std::int64_t(x.weight), x.a, x.b) < std::tuple(-std::int64_t(y.weight), y.a, y.b); });
    std::vector<char> is_left(rows.size());
    for (std::size_t place = 0; place < rows.size(); ++place) is_left[place] = input.source_of[rows[place]] == input.source_of[0];
    Matching matching(rows.size(), edges, is_left, hundredths(settings.link_bits));
    if (rows.size() <= exact_rows_max) matching.match_exactly();
    else matching.match_by_auction();
    for (std::uint32_t place = 0; place < rows.size(); ++place)
        if (auto other = matching.partner(place); other != nobody) cluster_of[rows[place]] = rows[std::min(place, other)];
}

}  // namespace

bool is_matching(ClusterInput const& input, ClusterSettings const& settings) {
    if (!settings.one_per_source || settings.size_max == 1 || input.rows == 0) return false;
    std::optional<std::uint16_t> second;
    for (auto source : input.source_of) {
        if (source == input.source_of[0] || source == second) continue;
        if (second) return false;
        second = source;
    }
    return second.has_value();
}

std::vector<RowIndex> match_sources(ClusterInput const& input, ClusterSettings const& settings) {
    std::vector<RowIndex> cluster_of(input.rows);
    std::iota(cluster_of.begin(), cluster_of.end(), RowIndex(0));
    ClusterConstraints constraints(input, settings);
    std::vector<char> is_settled(input.rows);
    for (auto [a, b] : input.decisions.together) {
        if (is_settled[a] || is_settled[b] || !constraints.people_allow(std::span(&a, 1), std::span(&b, 1))) continue;
        is_settled[a] = is_settled[b] = 1;
        cluster_of[std::max(a, b)] = std::min(a, b);
    }
    std::vector<Edge> allowed;
    for (auto const& edge : input.edges)
        if (edge.weight >= hundredths(settings.link_bits) && !is_settled[edge.a] && !is_settled[edge.b] &&
            constraints.allow(std::span(&edge.a, 1), std::span(&edge.b, 1)))
            allowed.push_back(edge);
    std::array<std::span<Edge const>, 1> lists{allowed};
    auto component_of = connect_rows(input.rows, lists, hundredths(settings.link_bits));
    auto groups = group_edges(component_of, lists, hundredths(settings.link_bits));
    parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto g = begin; g < end; ++g) match_component(input, settings, groups.rows_of(groups.groups[g]), groups.edges_of(groups.groups[g]), cluster_of);
    });
    return cluster_of;
}

}  // namespace jiayu::linkage
