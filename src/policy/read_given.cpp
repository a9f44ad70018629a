#include "policy/read_given.hpp"

#include "policy/messages.hpp"
#include "rules/table_cell.hpp"

namespace jiayu::policy {

std::optional<rules::Constant> value_of_type(toml::node const& node, rules::Type const& type, rules::Vocabulary const& vocabulary) {
    auto constant = constant_of(node);
    if (!constant) return std::nullopt;
    if (type.kind == rules::Kind::code || type.kind == rules::Kind::money) {
        auto text = std::get_if<std::string>(&*constant);
        auto value = text ? rules::parse_output(*text, type, vocabulary) : Result<rules::Constant>(*constant);
        return value && std::holds_alternative<std::int64_t>(*value) ? std::optional(std::move(*value)) : std::nullopt;
    }
    return type_of(*constant) == type ? constant : std::nullopt;
}

std::optional<Given> read_given(TomlSource const& source, toml::table const& example, std::string const& place, std::pair<rules::View const&, rules::Vocabulary const&> words) {
    auto const& [view, vocabulary] = words;
    auto given = example["given"].as_table();
    if (!given) {
        source.report(place, Error(message::key_missing, {{"key", "given"}}));
        return std::nullopt;
    }
    Given facts;
    for (auto const& [key, node] : *given) {
        auto name = std::string(key.str());
        auto column = view.find(name);
        auto value = column ? value_of_type(node, column->type, vocabulary) : std::nullopt;
        if (!column) source.report(place, Error(message::example_column, {{"found", name}, {"view", view.name}}));
        else if (!value) source.report(place, Error(message::example_value, {{"found", name}, {"expected", name_of(column->type)}}));
        else facts.emplace(name, std::move(*value));
    }
    return facts;
}

}  // namespace jiayu::policy
