#include "service/resolve_explain.hpp"

#include "linkage/cluster_constraints.hpp"
#include "linkage/cluster_rules.hpp"
#include "linkage/compiled_comparison.hpp"
#include "linkage/explain_weight.hpp"
#include "service/linkage_input.hpp"
#include "service/messages.hpp"
#include "service/run_value_counts.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

struct Run {
    std::int64_t id;
    linkage::Model model;
    std::string sha256;
};

Result<Run> load_last_run(store::Store& store) {
    std::optional<std::string> text;
    std::string sha256;
    std::int64_t id = 0;
    store.query(store::sql::find_last_link_run, {}, [&](db::Row const& row) {
        id = row.integer(0);
        text = row.text(1);
        sha256 = row.text(2);
    });
    if (!text) return refuse(message::resolve_not_run);
    auto model = linkage::model_from_toml(*text);
    if (!model) return std::unexpected(model.error());
    return Run{id, *model, sha256};
}

struct Pair {
    linkage::RowIndex a, b;
};

Result<Pair> rows_of(LinkageInput const& input, std::int64_t mention_a, std::int64_t mention_b) {
    auto a = input.row_of(mention_a), b = input.row_of(mention_b);
    if (!a) return refuse(message::mention_unknown, {{"mention", std::to_string(mention_a)}});
    if (!b) return refuse(message::mention_unknown, {{"mention", std::to_string(mention_b)}});
    return Pair{*a, *b};
}

Explanation in_words(linkage::Model const& model, linkage::WeightExplanation const& pair) {
    Explanation told{.rival = "stranger", .prior_bits = pair.prior_bits, .other_rivals_bits = pair.other_rivals_bits, .weight = pair.weight,
                     .link_weight = linkage::bits_of_probability(model.link_probability),
                     .review_weight = linkage::bits_of_probability(model.review_probability)};
    told.outcome = told.weight >= told.link_weight ? "linked" : told.weight >= told.review_weight ? "review" : "apart";
    if (pair.rival) {
        told.rival = model.rivals[*pair.rival].name;
        told.rival_title = model.rivals[*pair.rival].title;
    }
    for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
        auto const& comparison = model.comparisons[i];
        ExplainedField explained{.title = comparison.title, .bits = pair.comparisons[i].bits};
        if (auto level = pair.comparisons[i].level) {
            explained.level = comparison.levels[level - 1].title;
            explained.level_name = comparison.levels[level - 1].name;
        }
        told.fields.push_back(std::move(explained));
    }
    return told;
}

// The mentions of the person that a row is of.
std::vector<linkage::RowIndex> members_of(LinkageInput const& input, linkage::RowIndex row) {
    auto const person = input.earlier_persons[row];
    std::vector<linkage::RowIndex> members;
    for (linkage::RowIndex other = 0; other < input.earlier_persons.size(); ++other)
        if (other == row || (person && input.earlier_persons[other] == person)) members.push_back(other);
    return members;
}

// What the model calls a column: as the comparison that looks at it.
linkage::Words title_of_column(linkage::Model const& model, std::string const& column) {
    for (auto const& comparison : model.comparisons)
        if (std::ranges::count(comparison.columns, column) && !comparison.title.zh.empty()) return comparison.title;
    return {column, column};
}

linkage::Words words_of_column(Message const& text, linkage::Model const& model, std::string const& column) {
    auto const title = title_of_column(model, column);
    return {render(text, {{"column", title.zh}}, Language::zh), render(text, {{"column", title.en}}, Language::en)};
}

struct Evidence {
    linkage::PairWeights const& weights;
    linkage::RarityOfPair const& rarity;
};

// Each rule asked alone, so that it can be named.
std::vector<linkage::Words> find_constraints(linkage::Model const& model, LinkageInput const& input, Evidence const& evidence, Pair pair) {
    auto const a = members_of(input, pair.a), b = members_of(input, pair.b);
    linkage::LevelMemory memory(model.comparisons.size());
    std::vector<linkage::Words> found;
    auto ask = [&](linkage::ClusterRules const& rules, linkage::PairDecisions const& decisions, linkage::Words const& said) {
        linkage::ClusterInput asked{.rows = input.records.size(),
                                    .weigh = [&](auto x, auto y) { return linkage::weight_by(evidence.weights, {x, y}, evidence.rarity, memory) - evidence.weights.prior_bits(); },
                                    .prior_bits = evidence.weights.prior_bits(),
                                    .decisions = decisions};
        linkage::bind_cluster_rules(rules, input.records, asked);
        auto settings = linkage::ClusterSettings{.cannot_link_bits = rules.cannot_link_bits};
        if (!linkage::ClusterConstraints(asked, settings).allow(a, b)) found.push_back(said);
    };
    auto const& rules = model.clustering;
    ask({}, input.decisions, {render(message::kept_apart_by_decision, {}, Language::zh), render(message::kept_apart_by_decision, {}, Language::en)});
    for (auto const& column : rules.never_equal)
        ask({.never_equal = {column}}, {}, words_of_column(message::kept_apart_by_form, model, column));
    for (auto const& column : rules.cannot_link)
        ask({.cannot_link = {column}, .cannot_link_bits = rules.cannot_link_bits}, {}, words_of_column(message::kept_apart_by_value, model, column));
    for (auto const& column : rules.cannot_link_in_source)
        ask({.cannot_link_in_source = {column}}, {}, words_of_column(message::kept_apart_in_department, model, column));
    return found;
}

// How rare values are by the counts that the run kept.
linkage::RarityOfPair rarity_of_run(linkage::ComparisonTable const& table, linkage::Records const& records, RunValueCounts& counts) {
    return [&](std::size_t comparison, unsigned level, linkage::RowIndex a, linkage::RowIndex b) {
        auto counted = linkage::counted_level(table, comparison, level);
        auto found = [&](linkage::RowIndex row) {
            return counts.find(comparison, counted, linkage::counted_text(table, records, {comparison, counted}, row)).value();
        };
        auto of_a = found(a), of_b = found(b);
        return linkage::rarity_of({of_a.present, of_a.agreeing, of_a.records, of_b.records}, table.compiled(comparison).rarity[level - 1].strength);
    };
}

// How rare they are among the records of the table itself.
linkage::RarityOfPair rarity_of_table(linkage::ComparisonTable const& table) {
    return [&](std::size_t comparison, unsigned level, linkage::RowIndex a, linkage::RowIndex b) {
        return double(table.rarity(comparison, level, table.codes(a)[comparison], table.codes(b)[comparison]));
    };
}

// A run from before counts were kept is explained by reading every mention again.
bool keeps_counts(store::Store& store, std::int64_t run_id) {
    bool any = false;
    db::Value const values[] = {run_id};
    store.query(store::sql::find_any_link_value_count, values, [&](db::Row const&) { any = true; });
    return any;
}

}  // namespace

Result<Explanation> explain_pair(store::Store& store, Path const& packs, std::int64_t mention_a, std::int64_t mention_b) {
    auto run = load_last_run(store);
    if (!run) return std::unexpected(run.error());
    bool is_counted = keeps_counts(store, run->id);
    auto const input = is_counted ? load_linkage_input_of(store, load_division_forms(packs), mention_a, mention_b)
                                  : load_linkage_input(store, load_division_forms(packs), {});
    auto pair = rows_of(input, mention_a, mention_b);
    if (!pair) return std::unexpected(pair.error());
    if (auto checked = linkage::check_cluster_rules(run->model.clustering, input.records); !checked) return std::unexpected(checked.error());
    auto table = linkage::ComparisonTable::make(run->model, input.records);
    if (!table) return std::unexpected(table.error());
    linkage::PairWeights const weights(run->model, *table);
    RunValueCounts counts(store, run->id);
    auto const rarity = is_counted ? rarity_of_run(*table, input.records, counts) : rarity_of_table(*table);
    auto told = in_words(run->model, linkage::explain_weight(run->model, weights, std::minmax(pair->a, pair->b), rarity));
    told.mention_a = mention_a;
    told.mention_b = mention_b;
    told.person_a = input.earlier_persons[pair->a];
    told.person_b = input.earlier_persons[pair->b];
    if (told.person_a != told.person_b) told.kept_apart = find_constraints(run->model, input, {weights, rarity}, *pair);
    told.model_sha256 = run->sha256;
    return told;
}

}  // namespace jiayu::service
