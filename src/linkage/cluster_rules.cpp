#include "linkage/cluster_rules.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "linkage/derived_column.hpp"
#include "linkage/pair_weights.hpp"

namespace jiayu::linkage {

namespace {

double bits_of_threshold(double probability) { return bits_of_probability(std::clamp(probability, 1e-12, 1 - 1e-12)); }

Column const& column_of(Records const& records, std::string const& name) {
    auto const* column = records.find_column(name);
    JIAYU_ASSERT(column);
    return *column;
}

}  // namespace

Result<void> check_cluster_rules(ClusterRules const& rules, Records const& records) {
    for (auto const* names : {&rules.cannot_link, &rules.cannot_link_in_source, &rules.never_equal})
        for (auto const& name : *names)
            if (auto found = column_index(records, name); !found) return std::unexpected(found.error());
    return {};
}

void bind_cluster_rules(ClusterRules const& rules, Records const& records, ClusterInput& input) {
    input.source_of = records.source_of;
    for (auto const& name : rules.cannot_link) input.cannot_link.push_back(column_of(records, name).codes);
    for (auto const& name : rules.never_equal) input.never_equal.push_back(column_of(records, name).codes);
    for (auto const& name : rules.cannot_link_in_source) {
        auto const& column = column_of(records, name);
        input.cannot_link_in_source.push_back({column.codes, &column.values});
    }
}

ClusterSettings cluster_settings(Model const& model) {
    return {.method = model.clustering.method,
            .one_per_source = model.clustering.one_per_source,
            .size_max = model.clustering.size_max,
            .cannot_link_bits = model.clustering.cannot_link_bits,
            .link_bits = bits_of_threshold(model.link_probability),
            .review_bits = bits_of_threshold(model.review_probability)};
}

}  // namespace jiayu::linkage
