#include "linkage/whole_clusters.hpp"

#include <algorithm>
#include <array>

#include "base/parallel_for.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/constrained_joins.hpp"

namespace jiayu::linkage {

namespace {

// What clusters say, of the last ones asked for: a cluster's contacts follow each other.
class SayingsOfClusters {
public:
    SayingsOfClusters(EntityWeights const& entities, ConstrainedJoins const& joins) : entities_(entities), joins_(joins) {}

    EntityWeights::Sayings const& of(RowIndex row) {
        auto const rows = joins_.members_with(row);
        auto& known = known_[rows.front() % known_.size()];
        if (known.first != rows.front() || known.sayings.rows != rows.size()) {
            known.first = rows.front();
            entities_.list(rows, known.sayings);
        }
        return known.sayings;
    }

private:
    struct Known {
        RowIndex first = 0;
        EntityWeights::Sayings sayings;
    };
    EntityWeights const& entities_;
    ConstrainedJoins const& joins_;
    std::array<Known, 64> known_;
};

}  // namespace

std::size_t join_whole_clusters(EntityWeights const& entities, ClusterInput const& input, ClusterSettings const& settings, ClusterConstraints const& constraints,
                                std::vector<RowIndex>& cluster_of, WholeClusterRules const& rules) {
    auto contacts = find_contacts(std::array{input.edges}, cluster_of, {.weight_min = hundredths(settings.link_bits + rules.contact_bits)});
    ConstrainedJoins joins(constraints, cluster_of);
    auto const least_bits = settings.link_bits + rules.margin_bits;
    auto const least = hundredths(least_bits);
    struct Sides {
        SayingsOfClusters a, b;
    };
    auto weigh = [&](Edge const& contact, Sides& sides) {
        auto const bits = entities.weigh(sides.a.of(contact.a), sides.b.of(contact.b), least_bits - 0.01);
        return bits ? hundredths(*bits) : least - 1;
    };
    parallel_chunks(contacts.size(), 1 << 10, [&](std::size_t begin, std::size_t end) {
        constexpr std::size_t contacts_ahead = 3;
        Sides sides{{entities, joins}, {entities, joins}};
        for (auto i = begin; i < end; ++i) {
            if (i + contacts_ahead < end) input.expect_rows(joins.members_with(contacts[i + contacts_ahead].b));
            contacts[i].weight = weigh(contacts[i], sides);
        }
    });
    std::erase_if(contacts, [&](Edge const& contact) { return contact.weight < least; });
    std::ranges::sort(contacts, [](Edge const& x, Edge const& y) { return std::tuple(-std::int64_t(x.weight), x.a, x.b) < std::tuple(-std::int64_t(y.weight), y.a, y.b); });
    Sides sides{{entities, joins}, {entities, joins}};
    // What was found above stands as long as neither has grown.
    auto may_join_now = [&](Edge const& contact) { return !(joins.has_grown(contact.a) || joins.has_grown(contact.b)) || weigh(contact, sides) >= least; };
    std::size_t joined = 0;
    for (auto const& contact : contacts)
        if (cluster_of[contact.a] != cluster_of[contact.b] && may_join_now(contact)) joined += joins.join(contact.a, contact.b);
    return joined;
}

}  // namespace jiayu::linkage
