#include "service/link_report_parts.hpp"
#include "service/masked_records.hpp"

namespace jiayu::service {

namespace json = boost::json;

json::array describe_comparisons(LinkFindings const& findings) {
    json::array comparisons;
    for (std::size_t i = 0; i < findings.model().comparisons.size(); ++i) {
        auto const& comparison = findings.model().comparisons[i];
        json::array levels;
        for (std::size_t level = 0; level < comparison.levels.size(); ++level) {
            auto const& known = comparison.levels[level];
            levels.push_back(json::object{{"title", words_to_json(known.title, known.name)}, {"m", known.m}, {"u", known.u}, {"u_error", known.u_error},
                                          {"bits", findings.weights.bits(i, unsigned(level + 1))}, {"rare", known.frequency > 0},
                                          {"rivals", json::array(known.rivals.begin(), known.rivals.end())}});
        }
        json::array columns;
        for (auto column : findings.weights.table().columns(i)) columns.push_back(column);
        comparisons.push_back(json::object{{"title", words_to_json(comparison.title, comparison.name)}, {"columns", columns}, {"levels", levels}});
    }
    return comparisons;
}

json::array describe_rivals(LinkFindings const& findings) {
    json::array rivals;
    for (auto const& rival : findings.model().rivals) rivals.push_back(json::object{{"title", words_to_json(rival.title, rival.name)}, {"share", rival.share}});
    return rivals;
}

json::array describe_dependences(LinkFindings const& findings) {
    constexpr std::size_t shown_max = 20;
    json::array dependences;
    for (auto const& one : findings.prepared.training.dependences) {
        if (dependences.size() == shown_max) break;
        dependences.push_back(json::object{{"first", one.first}, {"second", one.second}, {"pairs", one.pairs}, {"both_fail", one.both_fail}, {"expected", one.expected}});
    }
    return dependences;
}

json::array describe_blocking(LinkFindings const& findings) {
    json::array rules;
    auto const& counts = findings.prepared.blocking->counts();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        json::array largest;
        for (auto const& block : counts[i].largest_blocks)
            largest.push_back(json::object{{"rows", block.rows}, {"values", findings.show_values ? block.values : mask_value(block.values)}});
        rules.push_back(json::object{{"name", findings.model().rules[i].name}, {"keyed", counts[i].keyed}, {"blocks", counts[i].blocks}, {"pairs", counts[i].pairs},
                                     {"new_pairs", i < findings.new_pairs.size() ? findings.new_pairs[i] : 0}, {"largest", counts[i].largest},
                                     {"rows_dropped", counts[i].rows_dropped}, {"largest_blocks", largest}});
    }
    return rules;
}

json::array describe_columns(LinkFindings const& findings) {
    json::array columns;
    auto const& records = findings.records;
    for (auto const& column : records.columns) {
        std::vector<std::uint64_t> present(records.sources.size());
        for (std::size_t row = 0; row < records.size(); ++row) present[records.source_of[row]] += column.codes[row] != 0;
        columns.push_back(json::object{{"name", column.name}, {"distinct", column.values.size() - 1}, {"present", json::array(present.begin(), present.end())}});
    }
    return columns;
}

}  // namespace jiayu::service
