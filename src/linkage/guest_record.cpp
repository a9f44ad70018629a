#include "linkage/guest_record.hpp"

#include <limits>

#include "linkage/guest_evaluation.hpp"

namespace jiayu::linkage {

namespace {

GuestPlan::Side side_of(Operand const& operand, std::size_t column) {
    GuestPlan::Side side{.column = column, .transforms = {}};
    for (auto const& text : operand.transforms) {
        auto transform = transform_from_text(text);
        JIAYU_ASSERT(transform.has_value());  // the table was made with it
        side.transforms.push_back(std::move(*transform));
    }
    return side;
}

// Whether a level that different combinations reach asks how rare they are as a whole.
bool asks_combinations(CompiledComparison const& compiled) {
    if (compiled.tuples.empty()) return false;
    for (std::size_t i = 0; i < compiled.rarity.size(); ++i)
        if (!compiled.rarity[i].agreeing && !compiled.rarity[i].log_shares.empty() && !compiled.is_equality[i]) return true;
    return false;
}

Combinations combinations_of(CompiledComparison const& compiled) {
    auto const width = compiled.columns.size();
    Combinations combinations(width);
    for (std::size_t at = width; at < compiled.tuples.size(); at += width) combinations.code_of({&compiled.tuples[at], width});
    return combinations;
}

std::string derived_text(std::string_view value, std::span<Transform const> transforms) {
    std::string text(value);
    for (auto const& transform : transforms) text = linkage::apply(transform, text);
    return text;
}

}  // namespace

GuestPlan::GuestPlan(ComparisonTable const& table, Records const& records) : table_(table), records_(records) {
    for (std::size_t i = 0; i < table.comparisons(); ++i) {
        auto const& compiled = table.compiled(i);
        auto& plan = comparisons_.emplace_back();
        if (asks_combinations(compiled)) plan.combinations = combinations_of(compiled);
        for (auto const& space : compiled.spaces) {
            auto const left = compiled.columns[space->left_column], right = compiled.columns[space->right_column];
            bool const is_plain = !space->is_crossed && space->left.transforms.empty();
            plan.spaces.push_back({side_of(space->left, left), side_of(space->right, right), is_plain ? &records.columns[left].values : &space->values});
        }
    }
}

GuestComparison::GuestComparison(GuestPlan const& plan, std::size_t comparison, std::span<std::string_view const> values)
    : plan_(&plan.comparison(comparison)), compiled_(&plan.table().compiled(comparison)) {
    for (auto column : compiled_->columns) {
        auto const value = values[column];
        auto const code = plan.records().columns[column].values.find(value);
        codes_.push_back(value.empty() ? 0 : code ? code : unseen);
        is_absent_ = is_absent_ && value.empty();
    }
    if (is_absent_) return;
    for (std::size_t space = 0; space < plan_->spaces.size(); ++space) open_space(space, values);
}

void GuestComparison::open_space(std::size_t space, std::span<std::string_view const> values) {
    auto const& plan = plan_->spaces[space];
    auto& opened = spaces_.emplace_back();
    opened.left = side_of(space, plan.left, values[plan.left.column]);
    if (compiled_->spaces[space]->is_crossed) opened.right = side_of(space, plan.right, values[plan.right.column]);
}

GuestComparison::Side GuestComparison::side_of(std::size_t index, GuestPlan::Side const& plan, std::string_view value) const {
    auto const& space = *compiled_->spaces[index];
    Side side{.code = 0, .text = derived_text(value, plan.transforms), .bound = {}, .value = {}};
    if (side.text.empty()) return side;
    side.code = plan_->spaces[index].values->find(side.text);
    if (!side.code) side.code = unseen;
    if (!space.bounds.empty()) side.bound = text_bound(side.text);
    if (side.code == unseen && space.prepared) side.value.emplace(*space.prepared, *plan_->spaces[index].values, space.asked, side.text);
    return side;
}

// The guest is a, the resident b.
class GuestComparison::Pair {
public:
    Pair(GuestComparison& guest, Code resident) : guest_(guest), compiled_(*guest.compiled_), resident_(resident) {}

    bool is_there(std::size_t space, bool crossed) const { return own(space, crossed).code && other(space, crossed); }

    double measured(Term const& term, bool crossed) {
        auto& side = own(term.space, crossed);
        auto const resident = other(term.space, crossed);
        if (term.is_equality) return side.code == resident;
        return side.value ? side.value->of(term.measure, resident) : compiled_.spaces[term.space]->prepared->of(term.measure, side.code, resident);
    }

    std::pair<TextBound, TextBound> bounds(std::size_t space) const {
        return {own(space, false).bound, compiled_.spaces[space]->bounds[other(space, false)]};
    }

private:
    // The guest's left value stands against the resident's right one; crossed, its right value against the left.
    Side& own(std::size_t space, bool crossed) const { return crossed ? guest_.spaces_[space].right : guest_.spaces_[space].left; }
    Code other(std::size_t index, bool crossed) const {
        auto const& space = *compiled_.spaces[index];
        return crossed ? space.left_code(compiled_.base_code(resident_, space.left_column)) : space.right_code(compiled_.base_code(resident_, space.right_column));
    }

    GuestComparison& guest_;
    CompiledComparison const& compiled_;
    Code resident_;
};

bool GuestComparison::equals(Code resident) const {
    for (std::size_t i = 0; i < codes_.size(); ++i)
        if (codes_[i] != compiled_->base_code(resident, i)) return false;
    return true;
}

bool GuestComparison::has_common(Code resident) const {
    for (std::size_t i = 0; i < codes_.size(); ++i)
        if (codes_[i] && compiled_->base_code(resident, i)) return true;
    return false;
}

unsigned GuestComparison::level(Code resident) {
    if (is_absent_ || !resident || !has_common(resident)) return 0;
    auto const slot = mix(resident) % remembered;
    if (known_[slot] != resident) {
        Pair pair(*this, resident);
        levels_[slot] = std::uint8_t(GuestEvaluation(*compiled_, pair).level());
        known_[slot] = resident;
    }
    return levels_[slot];
}

// Of the guest's own value; of one that no record has nothing is known, and the resident's counts alone.
float GuestComparison::log_share(Rarity const& rarity) const {
    auto code = codes_[rarity.agreeing ? rarity.column : 0];
    if (!rarity.agreeing && codes_.size() > 1) code = plan_->combinations ? plan_->combinations->find(codes_) : 0;
    return code && code != unseen ? rarity.log_shares[code] : -std::numeric_limits<float>::infinity();
}

float GuestComparison::rarity(unsigned level, Code resident) const {
    if (!level) return 0;
    auto const& rarity = compiled_->rarity[level - 1];
    if (rarity.log_shares.empty()) return 0;
    auto const other = rarity.log_shares[rarity.agreeing ? compiled_->base_code(resident, rarity.column) : resident];
    return rarity.strength * (rarity.usual - std::max(log_share(rarity), other));
}

GuestRecord::GuestRecord(GuestPlan const& plan, std::span<std::string_view const> values) : table_(plan.table()) {
    comparisons_.reserve(table_.comparisons());
    for (std::size_t i = 0; i < table_.comparisons(); ++i) comparisons_.emplace_back(plan, i, values);
}

std::optional<PairWeights::Weighed> GuestRecord::weigh(PairWeights const& weights, RowIndex row, double weight_min) {
    auto const codes = table_.codes(row);
    PairWeights::Weighed weighed{0, 0};
    double most = weights.prior_bits() + weights.most_dependence(), rarity = 0;
    auto settle = [&](std::size_t i, unsigned level) {
        auto const rare = weights.asks_rarity(i, level) ? double(comparisons_[i].rarity(level, codes[i])) : 0;
        weighed.pattern |= Pattern(level) << (4 * i);
        most += weights.bits(i, level) + rare;
        rarity += rare;
    };
    std::uint32_t open = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (comparisons_[i].is_absent() || !codes[i]) continue;
        if (comparisons_[i].equals(codes[i])) {
            settle(i, table_.self_level(i, codes[i]));
            continue;
        }
        most += weights.most_unequal(i);
        open |= 1u << i;
    }
    for (; open && most >= weight_min; open &= open - 1) {
        auto const i = std::size_t(std::countr_zero(open));
        most -= weights.most_unequal(i);
        settle(i, comparisons_[i].level(codes[i]));
    }
    if (most < weight_min) return std::nullopt;
    weighed.weight = weights.weight_of(weighed.pattern, rarity);
    return weighed.weight < weight_min ? std::nullopt : std::optional(weighed);
}

}  // namespace jiayu::linkage
