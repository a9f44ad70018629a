#include "linkage/match_index.hpp"

#include <algorithm>
#include <tuple>

#include "base/assert.hpp"

namespace jiayu::linkage {

namespace {

struct Weighed {
    RowIndex row;
    PairWeights::Weighed of;
};

bool is_better(Weighed const& a, Weighed const& b) { return std::tuple(-a.of.weight, a.row) < std::tuple(-b.of.weight, b.row); }

// The best so many, the worst of them in front; a newcomer must reach its weight.
class Best {
public:
    Best(std::size_t limit, double weight_min) : limit_(limit), weight_min_(weight_min) {}

    double weight_min() const { return found_.size() < limit_ ? weight_min_ : std::max(weight_min_, found_.front().of.weight); }
    void add(Weighed const& weighed) {
        found_.push_back(weighed);
        std::ranges::push_heap(found_, is_better);
        if (found_.size() <= limit_) return;
        std::ranges::pop_heap(found_, is_better);
        found_.pop_back();
    }
    std::vector<Weighed> sorted() && {
        std::ranges::sort(found_, is_better);
        return std::move(found_);
    }

private:
    std::size_t limit_;
    double weight_min_;
    std::vector<Weighed> found_;
};

std::vector<MatchEvidence> evidence_of(GuestRecord const& guest, PairWeights const& weights, Weighed const& found) {
    std::vector<MatchEvidence> evidence(weights.table().comparisons());
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        auto const level = level_of(found.of.pattern, i);
        evidence[i] = {.level = level, .bits = weights.bits(i, level), .rarity = weights.asks_rarity(i, level) ? double(guest.rarity(i, level, found.row)) : 0};
    }
    return evidence;
}

}  // namespace

Result<MatchIndex> MatchIndex::make(Model model, Records const& records) {
    auto table = ComparisonTable::make(model, records);
    if (!table) return std::unexpected(table.error());
    auto keys = MatchKeys::make(model, records);
    if (!keys) return std::unexpected(keys.error());
    return MatchIndex(std::make_unique<Parts const>(std::move(model), records, std::move(*table), std::move(*keys)));
}

MatchAnswer MatchIndex::match(MatchQuery const& query) const {
    JIAYU_ASSERT(query.values.size() == records().columns.size() && query.limit > 0);
    thread_local MatchKeys::Found found;
    keys().find(query.values, found);
    GuestRecord guest(parts_->plan, query.values);
    Best best(query.limit, query.bits_min);
    constexpr std::size_t ahead = 8;
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        if (i + ahead < found.rows.size()) __builtin_prefetch(table().codes(found.rows[i + ahead]).data());
        if (auto weighed = guest.weigh(weights(), found.rows[i], best.weight_min())) best.add({found.rows[i], *weighed});
    }
    MatchAnswer answer{.candidates = {}, .compared = found.rows.size(), .rules_overfull = found.rules_overfull};
    for (auto const& one : std::move(best).sorted())
        answer.candidates.push_back({one.row, one.of.weight, model().scale.probability(one.of.weight), evidence_of(guest, weights(), one)});
    return answer;
}

}  // namespace jiayu::linkage
