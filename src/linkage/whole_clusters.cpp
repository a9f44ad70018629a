#include "linkage/whole_clusters.hpp"

#include <algorithm>
#include <array>

#include "base/parallel_for.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/constrained_joins.hpp"

namespace jiayu::linkage {

std::size_t join_whole_clusters(EntityWeights const& entities, ClusterInput const& input, ClusterSettings const& settings, ClusterConstraints const& constraints,
                                std::vector<RowIndex>& cluster_of, WholeClusterRules const& rules) {
    auto contacts = find_contacts(std::array{input.edges}, cluster_of, {.weight_min = hundredths(settings.link_bits + rules.contact_bits)});
    ConstrainedJoins joins(constraints, cluster_of);
    auto weigh = [&](Edge const& contact) { return hundredths(entities.weigh(joins.members_with(contact.a), joins.members_with(contact.b))); };
    parallel_chunks(contacts.size(), 1 << 10, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) contacts[i].weight = weigh(contacts[i]);
    });
    auto const least = hundredths(settings.link_bits + rules.margin_bits);
    std::erase_if(contacts, [&](Edge const& contact) { return contact.weight < least; });
    std::ranges::sort(contacts, [](Edge const& x, Edge const& y) { return std::tuple(-std::int64_t(x.weight), x.a, x.b) < std::tuple(-std::int64_t(y.weight), y.a, y.b); });
    std::size_t joined = 0;
    for (auto const& contact : contacts)
        if (cluster_of[contact.a] != cluster_of[contact.b] && weigh(contact) >= least) joined += joins.join(contact.a, contact.b);
    return joined;
}

}  // namespace jiayu::linkage
