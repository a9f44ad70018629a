#include "register_linkage/model.hpp"

namespace jiayu::register_linkage {

namespace {

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (auto c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string number(double value) {
    auto text = fmt::format("{:.17g}", value);
    return text.find_first_of(".en") == text.npos ? text + ".0" : text;
}

std::string words(Words const& title) { return fmt::format("{{zh = {}, en = {}}}", in_quotes(title.zh), in_quotes(title.en)); }

std::string parts(std::vector<KeyPart> const& keys) {
    std::string text;
    for (auto part : keys) text += (text.empty() ? "" : ", ") + in_quotes(name_of(part));
    return "[" + text + "]";
}

std::string_view kind_name(Comparison comparison) {
    return std::ranges::find(comparison_kinds(), comparison, &ComparisonKind::comparison)->name;
}

}  // namespace

std::string to_toml(Model const& model) {
    auto text = fmt::format(
        "name = {}\nlink_weight = {}\nreview_weight = {}\noverwhelming_weight = {}\nblock_rows_max = {}\nmatch_share = {}\n"
        "twin_share = {}\nkin_share = {}\nstranger_ratio = {}\n",
        in_quotes(model.name), number(model.link_weight), number(model.review_weight), number(model.overwhelming_weight),
        model.block_rows_max, number(model.match_share), number(model.twin_share), number(model.kin_share), number(model.stranger_ratio));
    for (auto const& rule : model.rules)
        text += fmt::format("\n[[block]]\nname = {}\nkeys = {}\nrefine = {}\n", in_quotes(rule.name), parts(rule.keys), parts(rule.refine));
    for (auto const& field : model.fields) {
        text += fmt::format("\n[[field]]\nname = {}\ntitle = {}\ncompare = {}\nby_frequency = {}\nlevels = [\n", in_quotes(field.name),
                            words(field.title), in_quotes(kind_name(field.comparison)), field.by_frequency);
        for (auto const& level : field.levels)
            text += fmt::format("  {{name = {}, title = {}, m = {}, twin = {}, kin = {}, u = {}}},\n", in_quotes(level.name), words(level.title),
                                number(level.m), number(level.twin), number(level.kin), number(level.u));
        text += "]\n";
    }
    return text;
}

}  // namespace jiayu::register_linkage
