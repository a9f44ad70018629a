#include "linkage/propose_model.hpp"

#include <algorithm>
#include <map>

#include "linkage/messages.hpp"

namespace jiayu::linkage {

namespace {

std::string percent(double share) { return fmt::format("{:.1f} %", share * 100); }

Error reason_for(ColumnProfile const& profile, bool is_compared) {
    MessageArguments named{{"column", profile.name},
                           {"kind", std::string(name_of(profile.kind))},
                           {"filled", percent(profile.completeness())},
                           {"distinct", std::to_string(profile.distinct)},
                           {"agreement", fmt::format("{:.2g}", profile.agreement)},
                           {"other", profile.repeats}};
    if (is_compared) return {message::column_compared, std::move(named)};
    if (!profile.repeats.empty()) return {message::column_repeats, std::move(named)};
    if (profile.kind == ColumnKind::record_id) return {message::column_is_id, std::move(named)};
    if (profile.kind == ColumnKind::truth) return {message::column_may_be_truth, std::move(named)};
    if (profile.kind == ColumnKind::source) return {message::column_is_source, std::move(named)};
    return {can_be_compared(profile) ? message::column_beyond_sixteen : message::column_tells_nothing, std::move(named)};
}

// The three columns that tell people apart best: records that agree in all of them are taken for one person here.
std::vector<std::size_t> strongest_columns(std::span<ColumnProfile const> compared) {
    std::vector<ColumnProfile const*> strong;
    for (auto const& profile : compared)
        if (profile.completeness() > 0.5) strong.push_back(&profile);
    std::ranges::stable_sort(strong, {}, [](auto const* profile) { return profile->agreement; });
    if (strong.size() > 3) strong.resize(3);
    std::vector<std::size_t> columns;
    for (auto const* profile : strong) columns.push_back(profile->column);
    return columns;
}

struct AlikePairs {
    std::uint64_t within = 0, between = 0;  // sources
};

AlikePairs count_alike(Records const& records, std::span<std::size_t const> columns) {
    std::vector<std::pair<std::uint64_t, std::uint16_t>> keyed;
    for (std::size_t row = 0; row < records.size(); ++row) {
        std::uint64_t key = 1;
        for (auto column : columns) {
            auto code = records.columns[column].codes[row];
            key = code && key ? mix(key * 0x9E3779B97F4A7C15ull + code) | 1 : 0;
        }
        if (key) keyed.emplace_back(key, records.source_of[row]);
    }
    std::ranges::sort(keyed);
    AlikePairs alike;
    for (std::size_t begin = 0, end; begin < keyed.size(); begin = end) {
        std::map<std::uint16_t, std::uint64_t> sizes;
        for (end = begin; end < keyed.size() && keyed[end].first == keyed[begin].first; ++end) ++sizes[keyed[end].second];
        std::uint64_t all = end - begin, within = 0;
        for (auto [source, size] : sizes) within += size * (size - 1) / 2;
        alike.within += within;
        alike.between += all * (all - 1) / 2 - within;
    }
    return alike;
}

// One file is searched for its own duplicates. Files without duplicates of their own are linked to each other alone.
void choose_link(Records const& records, std::span<ColumnProfile const> compared, ProposedModel& proposed) {
    constexpr double few_within = 0.005, hardly_any = 20;
    auto alike = count_alike(records, strongest_columns(compared));
    bool is_clean = double(alike.within) < few_within * double(records.size()) && double(alike.between) > hardly_any * double(alike.within);
    auto& model = proposed.model;
    model.link = records.sources.size() == 1 ? LinkKind::dedupe : is_clean ? LinkKind::link : LinkKind::both;
    model.clustering.one_per_source = model.link == LinkKind::link;
    proposed.link_reason = Error(message::link_kind_why, {{"files", std::to_string(records.sources.size())},
                                                          {"within", std::to_string(alike.within)},
                                                          {"between", std::to_string(alike.between)}});
}

// A form, a line, a household: many records share its value, and hardly two of them have one name and one birth date.
bool is_shared_by_strangers(Records const& records, ColumnProfile const& profile, std::span<std::size_t const> identity) {
    constexpr std::size_t pairs_least = 300, pairs_most = 20'000;
    constexpr double hardly_ever = 0.003;
    bool may_be = profile.kind == ColumnKind::text || profile.kind == ColumnKind::number || profile.kind == ColumnKind::person_number || profile.kind == ColumnKind::category;
    if (!may_be || profile.distinct * 5 < profile.present) return false;
    auto const& codes = records.columns[profile.column].codes;
    std::vector<RowIndex> last(records.columns[profile.column].values.size(), ~RowIndex(0));
    std::size_t pairs = 0, alike = 0;
    for (RowIndex row = 0; row < codes.size() && pairs < pairs_most; ++row) {
        if (!codes[row]) continue;
        auto other = std::exchange(last[codes[row]], row);
        if (other == ~RowIndex(0)) continue;
        ++pairs;
        alike += std::ranges::all_of(identity, [&](auto column) { return records.columns[column].codes[row] && records.columns[column].codes[row] == records.columns[column].codes[other]; });
    }
    return pairs >= pairs_least && double(alike) <= hardly_ever * double(pairs);
}

// Such columns are not compared: two records with one value are two persons.
std::vector<std::string> set_apart_forms(Records const& records, std::span<ColumnProfile> profiles) {
    std::vector<std::size_t> identity;
    for (auto kinds : {std::pair(ColumnKind::given_name, ColumnKind::full_name), {ColumnKind::date, ColumnKind::date}}) {
        auto found = std::ranges::find_if(profiles, [&](auto const& profile) { return profile.kind >= kinds.first && profile.kind <= kinds.second && profile.repeats.empty(); });
        if (found == profiles.end()) return {};
        identity.push_back(found->column);
    }
    std::vector<std::string> forms;
    for (auto& profile : profiles)
        if (is_shared_by_strangers(records, profile, identity)) {
            profile.kind = ColumnKind::source;
            forms.push_back(profile.name);
        }
    return forms;
}

std::string id_of(std::span<ColumnProfile const> profiles) {
    for (auto const& profile : profiles)
        if (profile.kind == ColumnKind::record_id && profile.present == profile.records) return profile.name;
    return {};
}

}  // namespace

Result<ProposedModel> propose_model(Records const& records) {
    auto profiles = profile_columns(records);
    auto const forms = set_apart_forms(records, profiles);
    auto comparisons = propose_comparisons(records, profiles);
    if (comparisons.empty()) return refuse(message::nothing_to_compare, {{"columns", std::to_string(profiles.size())}, {"records", std::to_string(records.size())}});
    ProposedModel proposed{.model = {.id = id_of(profiles)}};
    std::vector<ColumnProfile> compared;
    for (auto const& comparison : comparisons) {
        proposed.model.columns.push_back(comparison.column);
        proposed.model.comparisons.push_back(comparison.comparison);
        compared.push_back(*std::ranges::find(profiles, comparison.column.name, &ColumnProfile::name));
    }
    for (auto const& profile : profiles) {
        bool is_compared = std::ranges::find(compared, profile.column, &ColumnProfile::column) != compared.end();
        proposed.columns.push_back({profile, reason_for(profile, is_compared), is_compared});
    }
    for (auto const& form : forms) {
        proposed.model.columns.push_back({.name = form, .of = form});
        proposed.model.clustering.never_equal.push_back(form);
    }
    choose_link(records, compared, proposed);
    proposed.rules = propose_blocking({records, comparisons, compared, proposed.model.link});
    for (auto const& rule : proposed.rules) {
        proposed.model.rules.push_back(rule.rule);
        proposed.found += rule.found_anew;
    }
    if (proposed.rules.empty()) return refuse(message::nothing_to_compare, {{"columns", std::to_string(profiles.size())}, {"records", std::to_string(records.size())}});
    return proposed;
}

namespace {

using Comments = std::map<std::string, std::string>;  // by "[[section]] name"

Comments comments_of(ProposedModel const& proposed, Language language) {
    Comments comments;
    for (auto const& column : proposed.columns) comments["[[column]] " + column.profile.name] = column.why.text(language);
    for (auto const& rule : proposed.rules)
        comments["[[block]] " + rule.rule.name] =
            Error(message::rule_why, {{"pairs", fmt::format("{:.0f}", rule.pairs)}, {"found", percent(rule.found)}, {"anew", percent(rule.found_anew)}}).text(language);
    return comments;
}

std::string name_in(std::string_view line) {
    constexpr std::string_view begins = "name = \"";
    if (!line.starts_with(begins)) return {};
    std::string name;
    for (auto rest = line.substr(begins.size()); !rest.empty() && rest.front() != '"'; rest.remove_prefix(1)) {
        if (rest.front() == '\\') rest.remove_prefix(1);
        name += rest.front();
    }
    return name;
}

std::string_view take_line(std::string_view& text) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

}  // namespace

std::string annotated_toml(ProposedModel const& proposed, Language language) {
    auto const toml = to_toml(proposed.model);
    auto const comments = comments_of(proposed, language);
    std::string text;
    for (auto const& column : proposed.columns)
        if (!column.is_compared) text += "# " + column.why.text(language) + "\n";
    text += "# " + proposed.link_reason->text(language) + "\n";
    for (std::string_view rest = toml; !rest.empty();) {
        auto line = take_line(rest);
        if (auto found = comments.find(std::string(line) + ' ' + name_in(rest.substr(0, rest.find('\n')))); found != comments.end()) text += "# " + found->second + "\n";
        text += std::string(line) + "\n";
    }
    return text;
}

}  // namespace jiayu::linkage
