#include "linkage/model.hpp"

namespace jiayu::linkage {

namespace {

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (auto c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (byte < 0x20 || byte == 0x7F) out += fmt::format("\\u{:04X}", byte);
        else out += c;
    }
    return out + '"';
}

std::string number(double value) {
    auto text = fmt::format("{}", value);  // the shortest that reads back as the same number
    return text.find_first_of(".en") == text.npos ? text + ".0" : text;
}

std::string list(std::vector<std::string> const& texts) {
    std::string joined;
    for (auto const& text : texts) joined += (joined.empty() ? "" : ", ") + in_quotes(text);
    return "[" + joined + "]";
}

std::string list(std::vector<double> const& numbers) {
    std::string joined;
    for (auto value : numbers) joined += (joined.empty() ? "" : ", ") + number(value);
    return "[" + joined + "]";
}

// "name = value" lines; what is as by default is left out.
class Lines {
public:
    void text(std::string_view key, std::string const& value) {
        if (!value.empty()) add(key, in_quotes(value));
    }
    void texts(std::string_view key, std::vector<std::string> const& values) {
        if (!values.empty()) add(key, list(values));
    }
    void numbers(std::string_view key, std::vector<double> const& values) {
        if (!values.empty()) add(key, list(values));
    }
    void number_of(std::string_view key, double value, double otherwise) {
        if (value != otherwise) add(key, number(value));
    }
    void count(std::string_view key, std::size_t value, std::size_t otherwise) {
        if (value != otherwise) add(key, std::to_string(value));
    }
    void plain(std::string_view key, std::string const& value) { add(key, value); }
    void yes(std::string_view key, bool value) {
        if (value) add(key, "true");
    }
    void words(std::string_view key, Words const& title) {
        if (!title.zh.empty() || !title.en.empty()) add(key, fmt::format("{{zh = {}, en = {}}}", in_quotes(title.zh), in_quotes(title.en)));
    }
    std::string with(std::string_view between) const {
        std::string all;
        for (auto const& line : lines_) all += (all.empty() ? "" : std::string(between)) + line;
        return all;
    }

private:
    void add(std::string_view key, std::string const& value) { lines_.push_back(fmt::format("{} = {}", key, value)); }

    std::vector<std::string> lines_;
};

constexpr std::string_view link_names[] = {"dedupe", "link", "both"};
constexpr std::string_view method_names[] = {"connected", "evidence"};

std::string head(Model const& model) {
    Lines lines;
    lines.text("name", model.name);
    lines.text("link", std::string(link_names[std::size_t(model.link)]));
    lines.text("id", model.id);
    lines.count("block_rows_max", model.block_rows_max, 0);
    lines.number_of("prior", model.prior, 0);
    lines.number_of("link_probability", model.link_probability, -1);
    lines.number_of("review_probability", model.review_probability, -1);
    return lines.with("\n") + "\n";
}

std::string table_of(ColumnRule const& rule) {
    Lines lines;
    lines.text("name", rule.name);
    if (rule.of != rule.name) lines.text("of", rule.of);
    lines.texts("clean", rule.clean);
    lines.texts("absent", rule.absent);
    return "\n[[column]]\n" + lines.with("\n") + "\n";
}

std::string table_of(Level const& level) {
    Lines lines;
    lines.text("name", level.name);
    lines.words("title", level.title);
    lines.text("when", level.when);
    lines.number_of("m", level.m, 0);
    lines.number_of("u", level.u, 0);
    lines.number_of("u_error", level.u_error, 0);
    lines.number_of("m_error", level.m_error, 0);
    lines.yes("m_fixed", level.is_m_fixed);
    lines.yes("u_fixed", level.is_u_fixed);
    lines.number_of("frequency", level.frequency, 0);
    lines.numbers("rivals", level.rivals);
    return "  {" + lines.with(", ") + "},\n";
}

std::string table_of(Comparison const& comparison) {
    Lines lines;
    lines.text("name", comparison.name);
    lines.words("title", comparison.title);
    lines.texts("columns", comparison.columns);
    lines.yes("lasting", comparison.is_lasting);
    auto text = "\n[[comparison]]\n" + lines.with("\n") + "\nlevels = [\n";
    for (auto const& level : comparison.levels) text += table_of(level);
    return text + "]\n";
}

std::string table_of(std::string_view name, BlockingRule const& rule) {
    Lines lines;
    lines.text("name", rule.name);
    lines.words("title", rule.title);
    lines.texts("keys", rule.keys);
    lines.texts("refine", rule.refine);
    return "\n[[" + std::string(name) + "]]\n" + lines.with("\n") + "\n";
}

std::string table_of(LevelDependence const& dependence, Model const& model) {
    auto const columns = model.comparisons[dependence.second].levels.size();
    std::string rows;
    for (std::size_t row = 0; row * columns < dependence.bits.size(); ++row)
        rows += "  " + list(std::vector(dependence.bits.begin() + std::ptrdiff_t(row * columns), dependence.bits.begin() + std::ptrdiff_t((row + 1) * columns))) + ",\n";
    Lines lines;
    lines.text("first", model.comparisons[dependence.first].name);
    lines.text("second", model.comparisons[dependence.second].name);
    lines.text("among", std::string(dependence.is_of_match ? "one_person" : "strangers"));
    return "\n[[dependence]]\n" + lines.with("\n") + "\nbits = [\n" + rows + "]\n";
}

std::string table_of(ProbabilityScale const& scale) {
    if (!scale.is_learned()) return {};
    std::string knots;
    for (auto const& knot : scale.knots()) knots += fmt::format("  [{}, {}],\n", number(knot.weight), number(knot.bits));
    Lines lines;
    lines.text("by", scale.by());
    return "\n[calibration]\n" + lines.with("\n") + "\nknots = [\n" + knots + "]\n";
}

std::string table_of(RivalKind const& rival) {
    Lines lines;
    lines.text("name", rival.name);
    lines.words("title", rival.title);
    lines.number_of("share", rival.share, -1);
    return "\n[[rival]]\n" + lines.with("\n") + "\n";
}

std::string table_of(Training const& training) {
    Training const usual;
    Lines lines;
    lines.count("seed", training.seed, usual.seed);
    lines.count("random_pairs", training.random_pairs, usual.random_pairs);
    lines.count("pairs", training.pairs, usual.pairs);
    lines.count("rounds_max", std::size_t(training.rounds_max), std::size_t(usual.rounds_max));
    if (training.dependence == DependenceKind::tree) lines.text("dependence", "tree");
    if (!training.kin) lines.plain("kin", "false");
    lines.number_of("certain_recall", training.certain_recall, 0);
    auto text = lines.with("\n");
    if (!text.empty() || !training.certain.empty()) text = "\n[training]\n" + text + "\n";
    for (auto const& rule : training.certain) text += table_of("training.certain", rule);
    return text;
}

std::string table_of(ClusterRules const& rules) {
    Lines lines;
    lines.text("method", std::string(method_names[std::size_t(rules.method)]));
    lines.yes("one_per_source", rules.one_per_source);
    lines.count("size_max", rules.size_max, 0);
    lines.texts("cannot_link", rules.cannot_link);
    lines.number_of("cannot_link_bits", rules.cannot_link_bits, 0);
    lines.texts("cannot_link_in_source", rules.cannot_link_in_source);
    if (!rules.profiles) lines.plain("profiles", "false");
    lines.texts("never_equal", rules.never_equal);
    return "\n[clustering]\n" + lines.with("\n") + "\n";
}

}  // namespace

std::string to_toml(Model const& model) {
    auto text = head(model);
    for (auto const& rule : model.columns) text += table_of(rule);
    for (auto const& rival : model.rivals) text += table_of(rival);
    for (auto const& comparison : model.comparisons) text += table_of(comparison);
    for (auto const& dependence : model.dependences) text += table_of(dependence, model);
    for (auto const& rule : model.rules) text += table_of("block", rule);
    return text + table_of(model.scale) + table_of(model.training) + table_of(model.clustering);
}

}  // namespace jiayu::linkage
