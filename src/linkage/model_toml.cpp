#include <tuple>

#include "linkage/messages.hpp"
#include "linkage/table_reader.hpp"

namespace jiayu::linkage {

namespace {

constexpr TableFaults faults{message::model_bad_value, message::model_missing, message::model_unknown_key};

ColumnRule column_from(TableReader& reader) {
    ColumnRule rule{.name = reader.needed_text("name")};
    rule.of = reader.text("of", rule.name);
    rule.clean = reader.texts("clean");
    rule.absent = reader.texts("absent");
    return rule;
}

Level level_from(TableReader& reader, std::size_t rivals) {
    Level level{.name = reader.needed_text("name"), .title = reader.words("title"), .when = reader.text("when")};
    level.m = reader.number("m", 0, 0, 1);
    level.u = reader.number("u", 0, 0, 1);
    level.u_error = reader.number("u_error", 0, 0, 1);
    level.m_error = reader.number("m_error", 0, 0, 1e6);
    level.is_m_fixed = reader.yes("m_fixed", false);
    level.is_u_fixed = reader.yes("u_fixed", false);
    level.frequency = reader.number("frequency", 0, 0, 1);
    level.rivals = reader.shares("rivals");
    if (level.rivals.size() != rivals)
        reader.bad("rivals", std::to_string(level.rivals.size()), std::to_string(rivals));
    return level;
}

Comparison comparison_from(TableReader& reader, std::size_t rivals) {
    Comparison comparison{.name = reader.needed_text("name"), .title = reader.words("title"), .columns = reader.texts("columns")};
    if (comparison.columns.empty()) comparison.columns = {comparison.name};
    reader.tables("levels", [&](TableReader& level) { comparison.levels.push_back(level_from(level, rivals)); });
    comparison.is_lasting = reader.yes("lasting", false);
    auto const count = comparison.levels.size();
    if (count < 2 || count > 14)
        reader.bad("levels", std::to_string(count), "2 … 14");
    for (std::size_t i = 0; i < count; ++i)
        if (comparison.levels[i].when.empty() != (i + 1 == count))
            reader.fail(Error(message::model_bad_value, {{"where", reader.where() + " / levels " + comparison.levels[i].name}, {"key", "when"},
                                                         {"found", '"' + comparison.levels[i].when + '"'}, {"expected", i + 1 == count ? "\"\"" : "condition"}}));
    return comparison;
}

BlockingRule rule_from(TableReader& reader) {
    BlockingRule rule{.name = reader.text("name"), .keys = reader.texts("keys"), .refine = reader.texts("refine"), .title = reader.words("title")};
    if (rule.keys.empty()) reader.missing("keys");
    if (rule.name.empty())
        for (auto const& key : rule.keys) rule.name += (rule.name.empty() ? "" : " + ") + key;
    return rule;
}

constexpr std::pair<std::string_view, DependenceKind> dependence_kinds[] = {{"none", DependenceKind::none}, {"tree", DependenceKind::tree}};
constexpr std::pair<std::string_view, bool> classes[] = {{"one_person", true}, {"strangers", false}};

// The two comparisons by their places; refused unless they are two of the model's, in its order.
LevelDependence dependence_from(TableReader& reader, std::vector<Comparison> const& comparisons) {
    LevelDependence dependence;
    auto place = [&](std::string_view key) {
        auto const name = reader.needed_text(key);
        auto const found = std::ranges::find(comparisons, name, &Comparison::name);
        if (found == comparisons.end()) reader.bad(key, name, "[[comparison]] name");
        return std::size_t(found - comparisons.begin());
    };
    dependence.first = place("first");
    dependence.second = place("second");
    dependence.is_of_match = reader.one_of<bool>("among", classes, true);
    if (std::max(dependence.first, dependence.second) < comparisons.size() && dependence.first >= dependence.second)
        reader.bad("second", comparisons[dependence.second].name, "first < second");
    auto const levels = [&](std::size_t at) { return at < comparisons.size() ? comparisons[at].levels.size() : 0; };
    dependence.bits = reader.bits("bits", levels(dependence.first), levels(dependence.second));
    return dependence;
}

Training training_from(TableReader& reader) {
    Training training;
    training.seed = reader.count("seed", 1, {0, 9'000'000'000'000'000});
    training.random_pairs = reader.count("random_pairs", training.random_pairs);
    training.pairs = reader.count("pairs", training.pairs);
    training.rounds_max = int(reader.count("rounds_max", std::size_t(training.rounds_max), {0, 1'000'000}));
    training.dependence = reader.one_of<DependenceKind>("dependence", dependence_kinds, DependenceKind::none);
    training.kin = reader.yes("kin", training.kin);
    training.certain_recall = reader.number("certain_recall", 0, 0, 1);
    reader.tables("certain", [&](TableReader& rule) { training.certain.push_back(rule_from(rule)); });
    if (!training.certain.empty() && training.certain_recall <= 0) reader.missing("certain_recall");
    return training;
}

ProbabilityScale scale_from(TableReader& reader) {
    std::vector<ProbabilityScale::Knot> knots;
    auto by = reader.text("by", "labels");
    for (auto [weight, bits] : reader.rising_pairs("knots")) knots.push_back({weight, bits});
    return {std::move(by), std::move(knots)};
}

constexpr std::pair<std::string_view, LinkKind> link_kinds[] = {{"dedupe", LinkKind::dedupe}, {"link", LinkKind::link}, {"both", LinkKind::both}};
constexpr std::pair<std::string_view, ClusterMethod> cluster_methods[] = {{"connected", ClusterMethod::connected}, {"evidence", ClusterMethod::evidence}};

ClusterRules clustering_from(TableReader& reader) {
    ClusterRules rules;
    rules.method = reader.one_of<ClusterMethod>("method", cluster_methods, rules.method);
    rules.one_per_source = reader.yes("one_per_source", false);
    rules.size_max = reader.count("size_max", 0);
    rules.cannot_link = reader.texts("cannot_link");
    rules.cannot_link_bits = reader.number("cannot_link_bits", 0, 0, 1000);
    rules.cannot_link_in_source = reader.texts("cannot_link_in_source");
    rules.profiles = reader.yes("profiles", true);
    rules.never_equal = reader.texts("never_equal");
    return rules;
}

Model model_from(TableReader& reader) {
    Model model{.name = reader.text("name")};
    model.link = reader.one_of<LinkKind>("link", link_kinds, LinkKind::both);
    model.id = reader.text("id");
    model.block_rows_max = reader.count("block_rows_max", 0);
    model.prior = reader.number("prior", 0, 0, 1);
    model.link_probability = reader.number("link_probability", model.link_probability, 0, 1);
    model.review_probability = reader.number("review_probability", model.review_probability, 0, 1);
    reader.tables("rival", [&](TableReader& rival) {
        model.rivals.push_back({rival.needed_text("name"), rival.words("title"), rival.number("share", 0, 0, 1e6)});
    });
    reader.tables("column", [&](TableReader& column) { model.columns.push_back(column_from(column)); });
    reader.tables("comparison", [&](TableReader& comparison) { model.comparisons.push_back(comparison_from(comparison, model.rivals.size())); });
    reader.tables("dependence", [&](TableReader& one) { model.dependences.push_back(dependence_from(one, model.comparisons)); });
    reader.tables("block", [&](TableReader& rule) { model.rules.push_back(rule_from(rule)); });
    reader.table("calibration", [&](TableReader& calibration) { model.scale = scale_from(calibration); });
    reader.table("training", [&](TableReader& training) { model.training = training_from(training); });
    reader.table("clustering", [&](TableReader& clustering) { model.clustering = clustering_from(clustering); });
    for (auto [key, found, most] : {std::tuple("comparison", model.comparisons.size(), 16), {"block", model.rules.size(), 64}})
        if (found == 0 || found > std::size_t(most))
            reader.bad(key, std::to_string(found), fmt::format("1 … {}", most));
    if (model.rivals.size() > 2)
        reader.bad("rival", std::to_string(model.rivals.size()), "0 … 2");
    return model;
}

}  // namespace

Result<Model> model_from_toml(std::string_view text) {
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (toml::parse_error const& error) {
        return refuse(message::model_unreadable, {{"line", std::to_string(error.source().begin.line)}, {"reason", std::string(error.description())}});
    }
    TableReader reader(table, faults, "model");
    auto model = model_from(reader);
    if (auto error = reader.finish()) return std::unexpected(std::move(*error));
    return model;
}

}  // namespace jiayu::linkage
