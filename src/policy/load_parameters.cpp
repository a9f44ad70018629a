#include "policy/load_vocabulary.hpp"
#include "policy/messages.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view bases[] = {"statute", "standard", "source", "recall", "design"};

Date day_after(Date day) { return date_from_days(to_days(day) + 1); }
Date day_before(Date day) { return date_from_days(to_days(day) - 1); }

std::optional<rules::ParameterValue> read_value(TomlSource const& source, std::string const& name, toml::table const& table) {
    source.refuse_other_keys(table, {"from", "until", "value", "source", "basis", "type"}, name);
    auto from = source.date(table, "from", name, true);
    auto until = source.date(table, "until", name, false);
    auto node = table.get("value");
    auto constant = node ? constant_of(*node) : std::nullopt;
    if (!constant) source.report(name, Error(message::key_missing, {{"key", "value"}}));
    auto basis = source.text(table, "basis", name);
    if (!is_basis(basis)) source.report(name, Error(message::basis_unknown, {{"found", basis}}));
    if (!from || !constant) return std::nullopt;
    return rules::ParameterValue{*from, until, std::move(*constant), source.text(table, "source", name), basis};
}

// Each value ends the day before the next begins, or says so itself; then a gap or an overlap shows.
void check_dates(TomlSource const& source, rules::Parameter& parameter) {
    auto& values = parameter.values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto next = i + 1 < values.size() ? std::optional(values[i + 1].from) : std::nullopt;
        if (!values[i].until && next) values[i].until = day_before(*next);
        if (values[i].until && *values[i].until < values[i].from)
            source.report(parameter.name, Error(message::dates_overlap, {{"day", to_iso(values[i].from)}}));
        else if (next && *values[i].until >= *next) source.report(parameter.name, Error(message::dates_overlap, {{"day", to_iso(*next)}}));
        else if (next && day_after(*values[i].until) != *next)
            source.report(parameter.name, Error(message::dates_gap, {{"from", to_iso(day_after(*values[i].until))}, {"until", to_iso(day_before(*next))}}));
    }
}

std::optional<rules::Type> declared_type(TomlSource const& source, std::string const& name, toml::table const& first, rules::Constant const& value) {
    auto declared = first["type"].value<std::string>();
    auto natural = type_of(value);
    if (!declared) return natural;
    auto type = rules::type_from_name(*declared);
    bool fits = type && natural && (*type == *natural || (type->kind == rules::Kind::money && *natural == rules::integer_type));
    if (!fits) source.report(name, Error(message::type_unknown, {{"found", *declared}}));
    return fits ? type : natural;
}

void read_parameter(TomlSource const& source, std::string const& name, toml::array const& values, rules::Vocabulary& vocabulary) {
    rules::Parameter parameter{name, rules::integer_type, {}};
    for (auto const& node : values)
        if (auto value = read_value(source, name, *node.as_table())) parameter.values.push_back(std::move(*value));
    if (parameter.values.empty()) return;
    auto type = declared_type(source, name, *values.front().as_table(), parameter.values[0].value);
    for (auto const& value : parameter.values)
        if (!type || type_of(value.value) != type_of(parameter.values[0].value)) source.report(name, Error(message::values_mixed));
    if (!type) return;
    parameter.type = *type;
    check_dates(source, parameter);
    vocabulary.parameters[name] = std::move(parameter);
}

}  // namespace

bool is_basis(std::string_view word) { return std::ranges::find(bases, word) != std::end(bases); }

void read_parameters(TomlSource const& source, toml::table const& parameters, rules::Vocabulary& vocabulary) {
    for (auto const& [key, node] : parameters) {
        auto name = std::string(key.str());
        auto values = node.as_array();
        bool sound = values && values->is_array_of_tables();
        if (!sound) source.report(name, Error(message::parameter_form, {{"key", name}, {"opening", "[[" + name + "]]"}}));
        else if (vocabulary.parameters.contains(name)) source.report(name, Error(message::parameter_twice, {{"key", name}}));
        else read_parameter(source, name, *values, vocabulary);
    }
}

void load_parameters(Path const& folder, rules::Vocabulary& vocabulary, std::vector<PackProblem>& problems) {
    TomlSource source(folder, "parameters.toml", problems);
    read_parameters(source, source.table(), vocabulary);
}

}  // namespace jiayu::policy
