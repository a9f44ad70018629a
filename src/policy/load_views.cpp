#include "policy/load_vocabulary.hpp"
#include "policy/messages.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

void read_code_sets(TomlSource const& source, rules::Vocabulary& vocabulary) {
    auto sets = source.table()["code_sets"].as_table();
    if (!sets) return;
    for (auto const& [name, values] : *sets) {
        auto& set = vocabulary.code_sets[std::string(name.str())];
        if (!values.is_table()) continue;
        for (auto const& [word, code] : *values.as_table())
            if (auto number = code.value<std::int64_t>()) set[std::string(word.str())] = *number;
    }
}

rules::View read_view(TomlSource const& source, std::string const& name, toml::table const& table, rules::Vocabulary const& vocabulary) {
    rules::View view{name, source.text(table, "subject", name), {}};
    auto columns = table["columns"].as_table();
    if (!columns) return view;
    for (auto const& [column, type] : *columns) {
        auto type_name = type.value<std::string>().value_or("");
        auto known = rules::type_from_name(type_name);
        bool sound = known && (known->kind != rules::Kind::code || vocabulary.code_sets.contains(known->code_set));
        if (sound) view.columns.push_back({std::string(column.str()), *known});
        else source.report(name + "." + std::string(column.str()), Error(message::type_unknown, {{"found", type_name}}));
    }
    if (!view.find(view.subject)) source.report(name, Error(message::key_missing, {{"key", "columns." + view.subject}}));
    return view;
}

void read_masked(TomlSource const& source, rules::View const& view, toml::table const& table, Pack& pack) {
    auto masked = table["masked"].as_array();
    if (!masked) return;
    for (auto const& item : *masked) {
        auto column = item.value<std::string>().value_or("");
        if (view.find(column)) pack.masked_columns[view.name].insert(column);
        else source.report(view.name, Error(message::key_missing, {{"key", "columns." + column}}));
    }
}

}  // namespace

void load_views(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    TomlSource source(folder, "facts/views.toml", problems);
    source.refuse_other_keys(source.table(), {"code_sets", "labels", "view"}, "");
    read_code_sets(source, pack.vocabulary);
    if (auto labels = source.table()["labels"].as_table())
        for (auto const& [column, label] : *labels) pack.labels[std::string(column.str())] = label.value<std::string>().value_or("");
    auto views = source.table()["view"].as_table();
    if (!views) return source.report("", Error(message::key_missing, {{"key", "view"}}));
    for (auto const& [key, node] : *views) {
        if (!node.is_table()) continue;
        auto name = std::string(key.str());
        source.refuse_other_keys(*node.as_table(), {"subject", "masked", "columns"}, name);
        auto& view = pack.vocabulary.views[name] = read_view(source, name, *node.as_table(), pack.vocabulary);
        read_masked(source, view, *node.as_table(), pack);
    }
}

}  // namespace jiayu::policy
