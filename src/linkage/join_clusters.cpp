#include "linkage/join_clusters.hpp"

#include <queue>

#include "linkage/group_edges.hpp"
#include "linkage/pair_memo.hpp"

namespace jiayu::linkage {

namespace {

struct Proposal {
    double bits;
    Partition::Place a, b;  // a < b; places of the two clusters
    friend bool operator<(Proposal const& x, Proposal const& y) { return std::tuple(x.bits, y.a, y.b) < std::tuple(y.bits, x.a, x.b); }
};

// Proposals to come, best first: edges as they are, and pairs of clusters put back with what was found for them.
class Proposals {
public:
    explicit Proposals(std::span<Edge const> edges) : edges_(edges) {}

    std::optional<Proposal> best() const {
        if (edges_.empty()) return returned_.empty() ? std::nullopt : std::optional(returned_.top());
        auto const& edge = edges_.front();
        Proposal next{edge.weight / 100.0, edge.a, edge.b};
        return returned_.empty() || returned_.top() < next ? next : returned_.top();
    }

    bool is_edge() const { return !edges_.empty() && (returned_.empty() || !(Proposal{edges_.front().weight / 100.0, edges_.front().a, edges_.front().b} < returned_.top())); }

    void drop_best() {
        if (is_edge()) edges_ = edges_.subspan(1);
        else returned_.pop();
    }

    void put_back(Proposal const& proposal) { returned_.push(proposal); }

private:
    std::span<Edge const> edges_;
    std::priority_queue<Proposal> returned_;
};

}  // namespace

void ClusterJoiner::start_from(std::span<Place const> first_of) {
    for (Place place = 0; place < component_.size(); ++place)
        if (parts_.cluster_of(place) != parts_.cluster_of(first_of[place])) parts_.join(parts_.cluster_of(first_of[place]), parts_.cluster_of(place));
}

bool ClusterJoiner::may_join(Place a, Place b) {
    if (!constraints_.any()) return true;
    auto rows = [&](Place cluster, std::vector<RowIndex>& list) {
        list.clear();
        for (auto place : parts_.members(cluster)) list.push_back(component_.row(place));
    };
    rows(a, rows_a_), rows(b, rows_b_);
    return constraints_.allow(rows_a_, rows_b_);
}

double ClusterJoiner::weigh(std::span<Place const> a, std::span<Place const> b) const {
    auto const bits = weigh_sets(a, b, rule_, prior_bits_, [&](Place x, Place y) { return component_.evidence(x, y); });
    return bits < settings_.link_bits ? bits : bits - component_.contradiction(a, b);
}

void ClusterJoiner::join_all() {
    for (auto const& edge : component_.edges()) {
        if (edge.weight != certain_weight) break;
        auto a = parts_.cluster_of(edge.a), b = parts_.cluster_of(edge.b);
        if (a == b) continue;
        rows_a_.clear(), rows_b_.clear();
        for (auto place : parts_.members(a)) rows_a_.push_back(component_.row(place));
        for (auto place : parts_.members(b)) rows_b_.push_back(component_.row(place));
        if (constraints_.people_allow(rows_a_, rows_b_)) parts_.join(a, b);
    }
    if (settings_.method == ClusterMethod::connected) join_along_edges();
    else join_by_evidence();
}

void ClusterJoiner::join_along_edges() {
    for (auto const& edge : component_.edges()) {
        if (edge.weight < hundredths(settings_.link_bits)) break;
        auto a = parts_.cluster_of(edge.a), b = parts_.cluster_of(edge.b);
        if (a != b && may_join(a, b)) parts_.join(a, b);
    }
}

void ClusterJoiner::join_by_evidence() {
    Proposals proposals(component_.edges());
    PairMemo memo;
    while (auto proposal = proposals.best()) {
        auto is_edge = proposals.is_edge();
        proposals.drop_best();
        auto a = parts_.cluster_of(proposal->a), b = parts_.cluster_of(proposal->b);
        if (a == b) continue;
        auto sizes = std::uint64_t(parts_.size(std::min(a, b))) << 32 | parts_.size(std::max(a, b));
        auto bits = proposal->bits;
        if (is_edge && parts_.size(a) * parts_.size(b) == 1) {
            if (bits >= settings_.link_bits && may_join(a, b)) parts_.join(a, b);
            continue;
        }
        auto& entry = memo.of(a, b);
        if (entry.sizes == sizes && (is_edge || entry.bits != bits)) continue;  // denied, or waiting for its turn
        if (entry.sizes != sizes) {
            entry.sizes = sizes;
            entry.bits = bits = may_join(a, b) ? weigh(parts_.members(a), parts_.members(b)) : settings_.link_bits - 1;
            if (bits < settings_.link_bits) continue;
            auto next = proposals.best();
            if (next && bits < next->bits) {
                auto x = parts_.members(a).front(), y = parts_.members(b).front();
                proposals.put_back({bits, std::min(x, y), std::max(x, y)});
                continue;
            }
        }
        parts_.join(a, b);
    }
}

}  // namespace jiayu::linkage
