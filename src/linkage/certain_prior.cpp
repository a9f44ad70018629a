#include "linkage/certain_prior.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "linkage/blocking.hpp"

namespace jiayu::linkage {

namespace {

double pairs_of(double count) { return count * (count - 1) / 2; }

double all_pairs(LinkKind kind, Records const& records) {
    std::vector<double> by_source(records.sources.size());
    for (auto source : records.source_of) ++by_source[source];
    double within = 0;
    for (auto count : by_source) within += pairs_of(count);
    auto const all = pairs_of(double(records.size()));
    return std::max(1.0, kind == LinkKind::both ? all : kind == LinkKind::dedupe ? within : all - within);
}

}  // namespace

Result<double> certain_prior(Model const& model, Records const& records) {
    JIAYU_ASSERT(model.training.certain_recall > 0);
    Model const certain{.link = model.link, .rules = model.training.certain, .block_rows_max = model.block_rows_max};
    auto blocking = Blocking::make(certain, records);
    if (!blocking) return std::unexpected(blocking.error());
    double found = 0;
    for (auto const& block : blocking->blocks()) blocking->pairs_of(block, [&](RowIndex, RowIndex) { ++found; });
    return std::clamp(found / model.training.certain_recall / all_pairs(model.link, records), 1e-15, 0.5);
}

}  // namespace jiayu::linkage
