#include "service/link_match.hpp"

#include <algorithm>
#include <charconv>

#include "linkage/nearest_name.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"
#include "service/record_columns.hpp"
#include "service/stopwatch.hpp"

namespace jiayu::service {

namespace {

using linkage::ColumnRule;
using linkage::RowIndex;

std::string const& header_of(ColumnRule const& rule) { return rule.of.empty() ? rule.name : rule.of; }

// Without rules in the model the columns are the files' own.
std::vector<ColumnRule> rules_of(linkage::Model const& model, linkage::Records const& records) {
    if (!model.columns.empty()) return model.columns;
    std::vector<ColumnRule> rules;
    for (auto const& column : records.columns) rules.push_back({.name = column.name});
    return rules;
}

Error unknown_column(std::string const& found, std::span<ColumnRule const> rules) {
    std::vector<std::string_view> known;
    for (auto const& rule : rules) {
        known.push_back(rule.name);
        known.push_back(header_of(rule));
    }
    return Error(message::match_column_unknown, {{"column", found}, {"nearest", std::string(linkage::nearest_name(found, known))}});
}

// One person of given values, cleaned as records are.
Result<linkage::Records> records_of_values(LinkMatchSettings const& settings, std::span<ColumnRule const> rules) {
    SentRows sent;
    for (auto const& rule : rules)
        if (std::ranges::find(sent.columns, header_of(rule), &SentColumn::header) == sent.columns.end()) sent.columns.push_back({.header = header_of(rule)});
    for (auto const& [name, value] : settings.values) {
        auto rule = std::ranges::find_if(rules, [&](auto const& one) { return one.name == name || header_of(one) == name; });
        if (rule == rules.end()) return std::unexpected(unknown_column(name, rules));
        auto& column = *std::ranges::find(sent.columns, header_of(*rule), &SentColumn::header);
        if (column.codes.empty()) column.codes.push_back(column.values.code_of(value));
    }
    for (auto& column : sent.columns)
        if (column.codes.empty()) column.add_absent(1);
    sent.source_of.push_back(0);
    sent.ids.push_back("1");
    sent.row_numbers.push_back(1);
    return order_records(std::move(sent), {"query"}, rules);
}

// Persons of a file, which may lack ids and some of the columns.
Result<linkage::Records> records_of_file(LinkMatchSettings const& settings, linkage::Model const& model, std::span<ColumnRule const> rules, LinkMatchReport& report) {
    auto file = RecordFile::open(settings.query);
    if (!file) return std::unexpected(file.error());
    auto has = [&](std::string const& header) { return std::ranges::find((*file)->headers(), header) != (*file)->headers().end(); };
    RecordColumns columns{.id = has(model.id) ? model.id : "", .rules = {}};
    for (auto const& rule : rules)
        if (has(header_of(rule))) columns.rules.push_back(rule);
    if (columns.rules.empty()) return refuse(message::match_query_foreign, {{"file", settings.query.filename().string()}, {"expected", header_of(rules.front())}});
    Progress progress("link match");
    auto read = read_records({settings.query}, columns, progress);
    if (!read) return std::unexpected(read.error());
    report.refused.insert(report.refused.end(), read->refused.begin(), read->refused.end());
    return std::move(read->records);
}

std::string joined_values(std::span<std::string_view const> values) {
    std::string text;
    for (auto value : values) text += (text.empty() ? "" : " · ") + std::string(value);
    return text;
}

class Asker {
public:
    Asker(linkage::MatchIndex const& index, LinkMatchSettings const& settings)
        : index_(index), limit_(settings.limit), bits_min_(index.model().scale.weight_of_probability(settings.probability_min)) {}

    LinkMatch ask(linkage::Records const& asked, RowIndex row) const {
        auto const values = values_of(asked, row);
        Stopwatch watch;
        auto const answer = index_.match({.values = values, .limit = limit_, .bits_min = bits_min_});
        LinkMatch match{.id = std::string(asked.ids[row]), .candidates = {}, .compared = answer.compared, .rules_overfull = {}, .microseconds = watch.lap() * 1e6};
        for (auto const& candidate : answer.candidates) match.candidates.push_back(told(candidate, values));
        for (auto rule : answer.rules_overfull) match.rules_overfull.push_back(index_.model().rules[rule].name);
        return match;
    }

private:
    // By column of the standing records.
    std::vector<std::string_view> values_of(linkage::Records const& asked, RowIndex row) const {
        std::vector<std::string_view> values;
        for (auto const& column : index_.records().columns) {
            auto const* own = asked.find_column(column.name);
            values.push_back(own ? own->values.text(own->codes[row]) : std::string_view());
        }
        return values;
    }

    LinkCandidate told(linkage::MatchCandidate const& candidate, std::span<std::string_view const> values) const {
        auto const& records = index_.records();
        LinkCandidate told{.id = std::string(records.ids[candidate.row]), .source = records.sources[records.source_of[candidate.row]],
                           .weight = candidate.weight, .probability = candidate.probability, .comparisons = {}};
        for (std::size_t i = 0; i < candidate.evidence.size(); ++i) {
            auto const& comparison = index_.model().comparisons[i];
            auto const& evidence = candidate.evidence[i];
            std::vector<std::string_view> own, other;
            for (auto column : index_.table().columns(i)) {
                own.push_back(values[column]);
                other.push_back(records.columns[column].values.text(records.columns[column].codes[candidate.row]));
            }
            told.comparisons.push_back({.name = comparison.name, .a = joined_values(own), .b = joined_values(other),
                                        .level = evidence.level ? comparison.levels[evidence.level - 1].name : "", .bits = evidence.bits, .rarity_bits = evidence.rarity});
        }
        return told;
    }

    linkage::MatchIndex const& index_;
    std::size_t limit_;
    double bits_min_;
};

// Numbers by size, other ids after them by text.
std::pair<std::uint64_t, std::string_view> place_of(LinkMatch const& match) {
    std::uint64_t number = 0;
    auto const [end, problem] = std::from_chars(match.id.data(), match.id.data() + match.id.size(), number);
    bool const is_number = problem == std::errc() && end == match.id.data() + match.id.size();
    return {is_number ? number : ~0ull, match.id};
}

}  // namespace

Result<LinkMatchReport> match_link(LinkMatchSettings const& settings) {
    if (settings.query.empty() == settings.values.empty()) return refuse(message::match_without_query, {});
    Stopwatch watch;
    LinkMatchReport report;
    auto model = load_learned_model(settings.model);
    if (!model) return std::unexpected(model.error());
    Progress progress("link match");
    auto read = read_records(settings.files, {.id = model->id, .rules = model->columns}, progress);
    if (!read) return std::unexpected(read.error());
    report.records = read->records.size();
    report.refused = std::move(read->refused);
    report.notes = std::move(read->notes);
    auto const rules = rules_of(*model, read->records);
    auto asked = settings.query.empty() ? records_of_values(settings, rules) : records_of_file(settings, *model, rules, report);
    if (!asked) return std::unexpected(asked.error());
    auto index = linkage::MatchIndex::make(std::move(*model), read->records);
    if (!index) return std::unexpected(index.error());
    report.prior_bits = index->weights().prior_bits();
    report.load_seconds = watch.lap();
    Asker const asker(*index, settings);
    for (RowIndex row = 0; row < asked->size(); ++row) report.matches.push_back(asker.ask(*asked, row));
    std::ranges::sort(report.matches, {}, place_of);
    return report;
}

}  // namespace jiayu::service
