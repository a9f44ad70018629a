#include "linkage/join_by_levels.hpp"

#include "base/parallel_for.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/join_component.hpp"
#include "linkage/weigh_sets.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::array<double, 4> levels{16, 8, 4, 0};  // bits above the link threshold
constexpr std::size_t contacts_per_task = 1 << 10, groups_per_task = 16, contacts_ahead = 3, groups_ahead = 2;

class LevelJoiner {
public:
    LevelJoiner(ClusterJob const& job, LargeComponents const& large, std::span<RowIndex> cluster_of) : job_(job), large_(large), cluster_of_(cluster_of) {}

    void join_level(std::int32_t weight_min, Improvement improvement) {
        auto const within = edges_within();
        // Where nobody is joined yet and nothing forbids, whoever has an edge may join.
        if (within.empty() && !job_.constraints.any()) return join_groups(connect(large_.lists, weight_min), weight_min, improvement);
        members_ = ClusterMembers(cluster_of_);
        auto contacts = find_contacts(large_.lists, cluster_of_, {.weight_min = weight_min, .component_of = large_.component_of});
        keep_those_that_may_join(contacts);
        std::array<std::span<Edge const>, 2> lists{contacts, within};
        join_groups(connect(lists, std::numeric_limits<std::int32_t>::min()), weight_min, improvement);
    }

private:
    std::vector<Edge> edges_within() const {
        std::vector<Edge> within;
        for (RowIndex row = 0; row < cluster_of_.size(); ++row)
            if (Edge edge{cluster_of_[row], row, certain_weight}; edge.a != edge.b && large_.holds(edge)) within.push_back(edge);
        return within;
    }

    // Groups within large components alone: no edge from the link threshold up leaves a component.
    std::vector<RowIndex> connect(std::span<std::span<Edge const> const> lists, std::int32_t weight_min) const {
        auto group_of = connect_rows(cluster_of_.size(), lists, weight_min);
        for (RowIndex row = 0; row < group_of.size(); ++row)
            if (large_.component_of[row] != large_.component_of[group_of[row]]) group_of[row] = row;
        return group_of;
    }

    void keep_those_that_may_join(std::vector<Edge>& contacts) const {
        auto link = hundredths(job_.settings.link_bits);
        parallel_chunks(contacts.size(), contacts_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) {
                if (i + contacts_ahead < end) expect(contacts[i + contacts_ahead]);
                if (auto& contact = contacts[i]; contact.weight != certain_weight && !may_join(contact)) contact.weight = link - 1;
            }
        });
        std::erase_if(contacts, [&](Edge const& contact) { return contact.weight < link; });
    }

    void expect(Edge const& contact) const {
        job_.input.expect_rows(members_.of(cluster_of_[contact.a]));
        job_.input.expect_rows(members_.of(cluster_of_[contact.b]));
    }

    bool may_join(Edge const& contact) const {
        auto a = members_.of(cluster_of_[contact.a]), b = members_.of(cluster_of_[contact.b]);
        if (!job_.constraints.allow(a, b)) return false;
        if (job_.settings.method == ClusterMethod::connected || a.size() * b.size() == 1) return true;
        auto weigh = [&](RowIndex x, RowIndex y) { return job_.input.weigh(std::min(x, y), std::max(x, y)); };
        auto const bits = weigh_sets(a, b, job_.rule, job_.input.prior_bits, weigh);
        return bits >= job_.settings.link_bits && (!job_.input.contradiction || bits - job_.input.contradiction(a, b) >= job_.settings.link_bits);
    }

    void join_groups(std::vector<RowIndex> const& group_of, std::int32_t weight_min, Improvement improvement) {
        for_groups_of_edges(group_of, large_.lists, {.weight_min = weight_min, .edges_max = job_.input.edges_max}, [&](EdgeGroups groups) { join_groups(groups, improvement); });
    }

    void join_groups(EdgeGroups& groups, Improvement improvement) {
        ClusterJob job{job_.input, job_.settings, job_.rule, job_.constraints, improvement};
        parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
            for (auto g = begin; g < end; ++g) {
                if (g + groups_ahead < end) job_.input.expect_rows(groups.rows_of(groups.groups[g + groups_ahead]));
                auto rows = groups.rows_of(groups.groups[g]);
                auto edges = groups.edges_of(groups.groups[g]);
                auto is_one = std::ranges::all_of(rows, [&](RowIndex row) { return cluster_of_[row] == cluster_of_[rows.front()]; });
                if (!edges.empty() && (!is_one || improvement == Improvement::rounds)) join_component(job, rows, edges, cluster_of_);
            }
        });
    }

    ClusterJob const& job_;
    LargeComponents const& large_;
    std::span<RowIndex> cluster_of_;
    ClusterMembers members_;
};

}  // namespace

void join_by_levels(ClusterJob const& job, LargeComponents const& large, std::span<RowIndex> cluster_of) {
    LevelJoiner joiner(job, large, cluster_of);
    for (auto level : levels) joiner.join_level(hundredths(job.settings.link_bits + level), Improvement::none);
    if (job.improvement == Improvement::rounds) joiner.join_level(hundredths(job.settings.link_bits), Improvement::rounds);
}

}  // namespace jiayu::linkage
