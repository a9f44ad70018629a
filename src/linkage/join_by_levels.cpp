#include "linkage/join_by_levels.hpp"

#include "base/parallel_for.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/join_component.hpp"
#include "linkage/weigh_sets.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::array<double, 4> levels{16, 8, 4, 0};  // bits above the link threshold
constexpr std::size_t contacts_per_task = 1 << 10, groups_per_task = 16;

class LevelJoiner {
public:
    LevelJoiner(ClusterJob const& job, std::span<Edge const> edges, std::span<RowIndex> cluster_of)
        : job_(job), edges_(edges), cluster_of_(cluster_of) {}

    void join_level(std::int32_t weight_min, Improvement improvement) {
        members_ = ClusterMembers(cluster_of_);
        auto contacts = find_contacts(edges_, cluster_of_, weight_min);
        keep_those_that_may_join(contacts);
        join_groups(contacts, weight_min, improvement);
    }

private:
    void keep_those_that_may_join(std::vector<Edge>& contacts) const {
        auto link = hundredths(job_.settings.link_bits);
        parallel_chunks(contacts.size(), contacts_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i)
                if (auto& contact = contacts[i]; contact.weight != certain_weight && !may_join(contact)) contact.weight = link - 1;
        });
        std::erase_if(contacts, [&](Edge const& contact) { return contact.weight < link; });
    }

    bool may_join(Edge const& contact) const {
        auto a = members_.of(cluster_of_[contact.a]), b = members_.of(cluster_of_[contact.b]);
        if (!job_.constraints.allow(a, b)) return false;
        if (job_.settings.method == ClusterMethod::connected || a.size() * b.size() == 1) return true;
        auto weigh = [&](RowIndex x, RowIndex y) { return job_.input.weigh(std::min(x, y), std::max(x, y)); };
        return weigh_sets(a, b, job_.rule, job_.input.prior_bits, weigh) >= job_.settings.link_bits;
    }

    void join_groups(std::vector<Edge> const& contacts, std::int32_t weight_min, Improvement improvement) {
        std::vector<Edge> within;
        for (RowIndex row = 0; row < cluster_of_.size(); ++row)
            if (cluster_of_[row] != row) within.push_back({cluster_of_[row], row, certain_weight});
        std::array<std::span<Edge const>, 2> lists{contacts, within};
        auto group_of = connect_rows(cluster_of_.size(), lists, std::numeric_limits<std::int32_t>::min());
        auto groups = group_edges(group_of, std::array{edges_}, weight_min);
        ClusterJob job{job_.input, job_.settings, job_.rule, job_.constraints, improvement};
        parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto g = begin; g < end; ++g) {
                auto rows = groups.rows_of(groups.groups[g]);
                auto edges = groups.edges_of(groups.groups[g]);
                auto is_one = std::ranges::all_of(rows, [&](RowIndex row) { return cluster_of_[row] == rows.front(); });
                if (!edges.empty() && (!is_one || improvement == Improvement::rounds)) join_component(job, rows, edges, cluster_of_);
            }
        });
    }

    ClusterJob const& job_;
    std::span<Edge const> edges_;
    std::span<RowIndex> cluster_of_;
    ClusterMembers members_;
};

}  // namespace

void join_by_levels(ClusterJob const& job, std::span<Edge const> edges, std::span<RowIndex> cluster_of) {
    LevelJoiner joiner(job, edges, cluster_of);
    for (auto level : levels) joiner.join_level(hundredths(job.settings.link_bits + level), Improvement::none);
    if (job.improvement == Improvement::rounds) joiner.join_level(hundredths(job.settings.link_bits), Improvement::rounds);
}

}  // namespace jiayu::linkage
