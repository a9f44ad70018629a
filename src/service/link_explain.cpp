#include "service/link_explain.hpp"

#include "service/link_run.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using linkage::RowIndex;

Result<RowIndex> row_of(linkage::Records const& records, std::string const& id) {
    std::optional<RowIndex> found;
    for (RowIndex row = 0; row < records.size(); ++row) {
        auto const& source = records.sources[records.source_of[row]];
        bool is_whole = id.size() == source.size() + 1 + records.ids[row].size() && id.starts_with(source) && id[source.size()] == '/' && id.ends_with(records.ids[row]);
        if (!is_whole && records.ids[row] != id) continue;
        if (found) return refuse(message::link_record_unclear, {{"id", id}, {"source", source}});
        found = row;
    }
    if (!found) return refuse(message::link_record_unknown, {{"id", id}, {"records", std::to_string(records.size())}});
    return *found;
}

std::string values_of(linkage::Records const& records, std::span<std::size_t const> columns, RowIndex row) {
    std::string text;
    for (auto index : columns) {
        auto const& column = records.columns[index];
        text += (text.empty() ? "" : " · ") + std::string(column.values.text(column.codes[row]));
    }
    return text;
}

}  // namespace

ExplainedPair explain_rows(linkage::PreparedLinkage const& prepared, linkage::Records const& records, std::pair<RowIndex, RowIndex> rows) {
    auto const [a, b] = rows;
    auto const& table = *prepared.table;
    linkage::PairWeights const weights(prepared.model, table);
    linkage::LevelMemory memory(table.comparisons());
    auto const weighed = weights.weigh(a, b, memory);
    ExplainedPair told{.prior_bits = weights.prior_bits(), .weight = weighed.weight, .probability = prepared.model.scale.probability(weighed.weight)};
    for (std::size_t i = 0; i < table.comparisons(); ++i) {
        auto const& comparison = prepared.model.comparisons[i];
        auto level = linkage::level_of(weighed.pattern, i);
        auto& one = told.comparisons.emplace_back(ExplainedComparison{.name = comparison.name, .a = values_of(records, table.columns(i), a), .b = values_of(records, table.columns(i), b)});
        if (!level) continue;
        one.level = comparison.levels[level - 1].name;
        one.bits = weights.bits(i, level);
        one.rarity_bits = table.rarity(i, level, table.codes(a)[i], table.codes(b)[i]);
    }
    for (std::size_t i = 0; i < weights.dependences(); ++i) {
        auto const& dependence = prepared.model.dependences[i];
        auto const &x = prepared.model.comparisons[dependence.first].name, &y = prepared.model.comparisons[dependence.second].name;
        if (auto bits = weights.dependence_bits(i, weighed.pattern); bits != 0)
            told.comparisons.push_back({.name = x + " × " + y, .level = dependence.is_of_match ? "one_person" : "strangers", .bits = bits});
    }
    auto first = prepared.blocking->first_rule(a, b);
    if (first < prepared.model.rules.size()) told.rule = prepared.model.rules[first].name;
    return told;
}

Result<ExplainedPair> explain_link(Path const& model_path, std::vector<Path> const& files, std::pair<std::string, std::string> const& ids) {
    Progress progress("link explain");
    auto model = load_learned_model(model_path);
    if (!model) return std::unexpected(model.error());
    auto read = read_records(files, {.id = model->id, .rules = model->columns}, progress);
    if (!read) return std::unexpected(read.error());
    auto a = row_of(read->records, ids.first), b = row_of(read->records, ids.second);
    if (!a) return std::unexpected(a.error());
    if (!b) return std::unexpected(b.error());
    auto prepared = linkage::prepare_linkage(std::move(*model), read->records, {.learn = false});
    if (!prepared) return std::unexpected(prepared.error());
    return explain_rows(*prepared, read->records, {*a, *b});
}

}  // namespace jiayu::service
