#include "register_linkage/cluster_rows.hpp"

#include <numeric>
#include <unordered_set>

#include "linkage/growing_clusters.hpp"

namespace jiayu::register_linkage {

namespace {

// Bits for one person against the likeliest rival, without the prior: pairs that know little of each other count little.
double evidence(PairWeigher const& weigher, Model const& model, Table const& table, RowIndex a, RowIndex b) {
    constexpr double most = 15;
    auto const& weights = weigher.weights();
    auto pattern = compare_rows(model, table, table.rows[a], table.rows[b]);
    std::array<double, 3> against{};
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        auto const& entry = weights.at(i, level_of(pattern, i));
        for (std::size_t rival = 0; rival < against.size(); ++rival) against[rival] += entry.match - entry.rivals[rival];
    }
    return std::clamp(std::ranges::min(against), -most, most);
}

enum class Verdict { join, open, never };

class Judge {
public:
    Judge(Model const& model, Table const& table, PairWeigher const& weigher, Decisions const& decisions)
        : model_(model), table_(table), weigher_(weigher) {
        for (auto [a, b] : decisions.apart) {
            apart_[a].push_back(b);
            apart_[b].push_back(a);
        }
    }

    Verdict judge(GrowingClusters const& clusters, RowIndex a, RowIndex b, std::int32_t weight) const {
        clusters.list_members(a, left_);
        clusters.list_members(b, right_);
        std::span<RowIndex const> const left(left_), right(right_);
        if (is_decided_apart(clusters, left, b) || share_record(left, right) || has_two_certificates(left, right)) return Verdict::never;
        switch (compare_trusted_numbers(left, right)) {
            case Numbers::shared: return Verdict::join;
            case Numbers::conflicting:
                if (weight < model_.overwhelming_weight * 100) return Verdict::never;
                break;
            case Numbers::silent: break;
        }
        if (left.size() == 1 && right.size() == 1) return Verdict::join;
        double sum = 0;
        for (auto x : left)
            for (auto y : right) sum += evidence(weigher_, model_, table_, x, y);
        return sum > 0 ? Verdict::join : Verdict::open;
    }

private:
    enum class Numbers { shared, conflicting, silent };

    bool is_decided_apart(GrowingClusters const& clusters, std::span<RowIndex const> left, RowIndex b) const {
        if (apart_.empty()) return false;
        for (auto row : left)
            if (auto at = apart_.find(row); at != apart_.end())
                for (auto other : at->second)
                    if (clusters.root(other) == clusters.root(b)) return true;
        return false;
    }
    bool share_record(std::span<RowIndex const> left, std::span<RowIndex const> right) const {
        for (auto x : left)
            for (auto y : right)
                if (table_.rows[x].record == table_.rows[y].record) return true;
        return false;
    }
    // A department writes down each birth once, or again with the same certificate: another certificate there is another birth.
    bool has_two_certificates(std::span<RowIndex const> left, std::span<RowIndex const> right) const {
        for (auto x : left)
            for (auto y : right) {
                auto const &row_x = table_.rows[x], &row_y = table_.rows[y];
                if (!row_x.certificate || !row_y.certificate || row_x.department != row_y.department) continue;
                if (count_slips(table_.certificates.text(row_x.certificate), table_.certificates.text(row_y.certificate)) > 1) return true;
            }
        return false;
    }
    Numbers compare_trusted_numbers(std::span<RowIndex const> left, std::span<RowIndex const> right) const {
        bool both = false;
        for (auto x : left) {
            if (!table_.rows[x].trusted_person) continue;
            for (auto y : right) {
                if (!table_.rows[y].trusted_person) continue;
                both = true;
                if (table_.rows[x].trusted_person == table_.rows[y].trusted_person) return Numbers::shared;
            }
        }
        return both ? Numbers::conflicting : Numbers::silent;
    }

    Model const& model_;
    Table const& table_;
    PairWeigher const& weigher_;
    std::unordered_map<RowIndex, std::vector<RowIndex>> apart_;
    mutable std::vector<RowIndex> left_, right_;  // of the clusters being judged; kept for their memory
};

std::uint64_t pair_key(RowIndex a, RowIndex b) { return std::uint64_t(std::min(a, b)) << 32 | std::max(a, b); }

std::vector<ReviewPair> open_pairs(GrowingClusters const& clusters, std::span<Edge const> edges, Judge const& judge) {
    std::vector<ReviewPair> open;
    std::unordered_set<std::uint64_t> seen;
    for (auto const& edge : edges) {
        auto a = clusters.root(edge.a), b = clusters.root(edge.b);
        if (a == b || !seen.insert(pair_key(a, b)).second) continue;
        if (judge.judge(clusters, edge.a, edge.b, edge.weight) != Verdict::never) open.push_back({edge.a, edge.b, edge.weight});
    }
    return open;
}

}  // namespace

Clustering cluster_rows(Model const& model, Table const& table, PairWeigher const& weigher, std::span<Edge const> edges,
                        Decisions const& decisions) {
    GrowingClusters clusters(table.rows.size());
    for (auto [a, b] : decisions.together) clusters.join(a, b);
    Judge const judge(model, table, weigher, decisions);
    auto least = std::int32_t(model.link_weight * 100);
    for (auto const& edge : edges) {
        if (edge.weight < least) break;
        if (clusters.root(edge.a) == clusters.root(edge.b)) continue;
        if (judge.judge(clusters, edge.a, edge.b, edge.weight) == Verdict::join) clusters.join(edge.a, edge.b);
    }
    Clustering result;
    result.review = open_pairs(clusters, edges, judge);
    result.cluster_of.resize(table.rows.size());
    std::vector<RowIndex> first(table.rows.size(), ~RowIndex(0));
    for (RowIndex row = 0; row < table.rows.size(); ++row) {
        auto& known = first[clusters.root(row)];
        result.cluster_of[row] = known = std::min(known, row);
    }
    return result;
}

}  // namespace jiayu::register_linkage
