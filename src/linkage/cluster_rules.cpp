#include "linkage/cluster_rules.hpp"

#include "linkage/derived_column.hpp"
#include "linkage/pair_weights.hpp"

namespace jiayu::linkage {

Result<void> bind_cluster_rules(ClusterRules const& rules, Records const& records, ClusterInput& input) {
    auto for_columns = [&](std::vector<std::string> const& names, auto take) -> Result<void> {
        for (auto const& name : names) {
            auto index = column_index(records, name);
            if (!index) return std::unexpected(index.error());
            take(records.columns[*index]);
        }
        return {};
    };
    input.source_of = records.source_of;
    auto bound = for_columns(rules.cannot_link, [&](Column const& column) { input.cannot_link.push_back(column.codes); });
    if (bound) bound = for_columns(rules.never_equal, [&](Column const& column) { input.never_equal.push_back(column.codes); });
    if (bound) bound = for_columns(rules.cannot_link_in_source, [&](Column const& column) { input.cannot_link_in_source.push_back({column.codes, &column.values}); });
    return bound;
}

ClusterSettings cluster_settings(Model const& model) {
    return {.method = model.clustering.method,
            .one_per_source = model.clustering.one_per_source,
            .size_max = model.clustering.size_max,
            .cannot_link_bits = model.clustering.cannot_link_bits,
            .link_bits = bits_of_probability(model.link_probability),
            .review_bits = bits_of_probability(model.review_probability)};
}

}  // namespace jiayu::linkage
