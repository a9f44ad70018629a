#include <algorithm>
#include <cmath>
#include <ranges>

#include "service/link_report_parts.hpp"
#include "service/masked_records.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;
using linkage::Edge;

// The few edges of the least key; equal ones by their rows.
class Fewest {
public:
    void add(double key, Edge const& edge) {
        Entry entry{key, edge};
        if (kept_.size() == size_max && !(entry < kept_.back())) return;
        kept_.insert(std::upper_bound(kept_.begin(), kept_.end(), entry), entry);
        if (kept_.size() > size_max) kept_.pop_back();
    }
    auto edges() const { return kept_ | std::views::transform(&Entry::edge); }

private:
    static constexpr std::size_t size_max = 6;
    struct Entry {
        double key;
        Edge edge;
        bool operator<(Entry const& other) const { return std::tuple(key, edge.a, edge.b) < std::tuple(other.key, other.edge.a, other.edge.b); }
    };
    std::vector<Entry> kept_;
};

struct Picked {
    Fewest strongest, above, below, weakest, joined_light, apart_heavy, wrong, missed, rival;
};

struct Plain {
    linkage::PairWeights::Weighed weighed;
    double bits;  // the fields' own bits with the prior, without rival kinds
};

Plain weigh_plainly(LinkFindings const& findings, Edge const& edge, linkage::LevelMemory& memory) {
    auto const& weights = findings.weights;
    Plain plain{.weighed = weights.weigh(edge.a, edge.b, memory), .bits = weights.prior_bits()};
    auto x = weights.table().codes(edge.a), y = weights.table().codes(edge.b);
    for (std::size_t i = 0; i < x.size(); ++i)
        if (auto level = linkage::level_of(plain.weighed.pattern, i)) plain.bits += weights.bits(i, level) + double(weights.table().rarity(i, level, x[i], y[i]));
    for (std::size_t i = 0; i < weights.dependences(); ++i) plain.bits += weights.dependence_bits(i, plain.weighed.pattern);
    return plain;
}

void sort_in(LinkFindings const& findings, Edge const& edge, Picked& picked) {
    auto const bits = edge.weight / 100.0, link = findings.link_bits();
    auto const is_joined = findings.is_joined(edge);
    picked.strongest.add(-bits, edge);
    picked.weakest.add(bits, edge);
    (bits >= link ? picked.above : picked.below).add(std::abs(bits - link), edge);
    if (is_joined && bits < link) picked.joined_light.add(bits, edge);
    if (!is_joined && bits >= link) picked.apart_heavy.add(-bits, edge);
    auto const is_match = findings.truth ? findings.truth->is_match(edge.a, edge.b) : std::nullopt;
    if (is_match == false && is_joined) picked.wrong.add(-bits, edge);
    if (is_match == true && !is_joined) picked.missed.add(bits, edge);
}

// Pairs that would be linked if there were no rival kinds: sought among evenly spread edges, for each must be compared again.
void find_rivals(LinkFindings const& findings, linkage::LevelMemory& memory, Fewest& found) {
    constexpr std::size_t looked_at = 50'000;
    if (findings.model().rivals.empty()) return;
    auto const step = std::max<std::size_t>(1, findings.edges.size() / looked_at);
    for (std::size_t i = 0; i < findings.edges.size(); i += step) {
        auto const& edge = findings.edges[i];
        auto const plain = weigh_plainly(findings, edge, memory);
        if (plain.weighed.weight < findings.link_bits() && plain.bits >= findings.link_bits()) found.add(-plain.bits, edge);
    }
}

// What two comparisons say together beyond what each says alone.
json::array linked_to_json(LinkFindings const& findings, linkage::Pattern pattern) {
    json::array linked;
    auto const& dependences = findings.model().dependences;
    for (std::size_t i = 0; i < dependences.size(); ++i)
        if (auto bits = findings.weights.dependence_bits(i, pattern); bits != 0)
            linked.push_back(json::object{{"first", dependences[i].first}, {"second", dependences[i].second}, {"bits", bits}});
    return linked;
}

json::object pair_to_json(LinkFindings const& findings, Edge const& edge, linkage::LevelMemory& memory) {
    auto const& table = findings.weights.table();
    auto const plain = weigh_plainly(findings, edge, memory);
    json::array comparisons;
    for (std::size_t i = 0; i < table.comparisons(); ++i) {
        auto level = linkage::level_of(plain.weighed.pattern, i);
        auto rarity = level ? double(table.rarity(i, level, table.codes(edge.a)[i], table.codes(edge.b)[i])) : 0.0;
        comparisons.push_back(json::object{{"level", level}, {"bits", level ? findings.weights.bits(i, level) : 0.0}, {"rarity", rarity},
                                           {"a", values_of(findings, table.columns(i), edge.a)}, {"b", values_of(findings, table.columns(i), edge.b)}});
    }
    auto const rule = findings.prepared.blocking->first_rule(edge.a, edge.b);
    json::object told{{"a", record_to_json(findings, edge.a)}, {"b", record_to_json(findings, edge.b)}, {"weight", plain.weighed.weight},
                      {"rivals", plain.weighed.weight - plain.bits}, {"joined", findings.is_joined(edge)}, {"comparisons", comparisons}, {"linked", linked_to_json(findings, plain.weighed.pattern)}};
    if (rule < findings.model().rules.size()) told["rule"] = findings.model().rules[rule].name;
    if (auto is_match = findings.truth ? findings.truth->is_match(edge.a, edge.b) : std::nullopt) told["is_match"] = *is_match;
    return told;
}

}  // namespace

json::array describe_pairs(LinkFindings const& findings) {
    linkage::LevelMemory memory(findings.weights.table().comparisons());
    Picked picked;
    for (auto const& edge : findings.edges) sort_in(findings, edge, picked);
    find_rivals(findings, memory, picked.rival);
    json::array pairs;
    auto add = [&](std::string_view kind, Fewest const& fewest) {
        for (auto const& edge : fewest.edges()) {
            auto told = pair_to_json(findings, edge, memory);
            told["kind"] = kind;
            pairs.push_back(std::move(told));
        }
    };
    add("above", picked.above), add("below", picked.below);
    add("joined_light", picked.joined_light), add("apart_heavy", picked.apart_heavy), add("rival", picked.rival);
    add("wrong", picked.wrong), add("missed", picked.missed);
    add("strongest", picked.strongest), add("weakest", picked.weakest);
    return pairs;
}

}  // namespace jiayu::service
