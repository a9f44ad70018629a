#include "policy/toml_source.hpp"

#include "policy/messages.hpp"

namespace jiayu::policy {

TomlSource::TomlSource(Path const& folder, std::string file, std::vector<PackProblem>& problems)
    : file_(std::move(file)), problems_(problems) {
    try {
        table_ = toml::parse(read_file(folder / file_), file_);
    } catch (toml::parse_error const& failure) {
        report("", Error(message::toml_unreadable, {{"line", std::to_string(failure.source().begin.line)},
                                                    {"column", std::to_string(failure.source().begin.column)},
                                                    {"reason", std::string(failure.description())}}));
    }
}

void TomlSource::report(std::string const& place, Error error) const {
    problems_.push_back({place.empty() ? file_ : file_ + ", " + place, std::move(error)});
}

std::string TomlSource::text(toml::table const& from, std::string_view key, std::string const& place) const {
    auto text = from[key].value<std::string>();
    if (!text || text->empty()) report(place, Error(message::key_missing, {{"key", std::string(key)}}));
    return text.value_or("");
}

BilingualText TomlSource::bilingual(toml::table const& from, std::string_view key, std::string const& place) const {
    auto both = from[key].as_table();
    if (!both) {
        report(place, Error(message::key_missing, {{"key", std::string(key) + ".zh / .en"}}));
        return {};
    }
    return {text(*both, "zh", place + " " + std::string(key)), text(*both, "en", place + " " + std::string(key))};
}

std::optional<Date> TomlSource::date(toml::table const& from, std::string_view key, std::string const& place, bool required) const {
    auto node = from.get(key);
    auto constant = node ? constant_of(*node) : std::nullopt;
    auto day = constant ? std::get_if<Date>(&*constant) : nullptr;
    if (day) return *day;
    if (node || required) report(place, Error(message::key_no_date, {{"key", std::string(key)}}));
    return std::nullopt;
}

void TomlSource::refuse_other_keys(toml::table const& from, std::initializer_list<std::string_view> known, std::string const& place) const {
    for (auto const& [key, value] : from)
        if (std::ranges::find(known, key.str()) == known.end()) {
            auto nearest = rules::nearest_name({known.begin(), known.end()}, key.str());
            report(place, Error(message::key_unknown, {{"key", std::string(key.str())}, {"nearest", nearest}}));
        }
}

std::optional<rules::Constant> constant_of(toml::node const& node) {
    if (auto number = node.as_integer()) return rules::Constant(number->get());
    if (auto number = node.as_floating_point()) return rules::Constant(number->get());
    if (auto text = node.as_string()) return rules::Constant(text->get());
    if (auto truth = node.as_boolean()) return rules::Constant(truth->get());
    if (auto day = node.as_date()) {
        auto date = make_date(day->get().year, day->get().month, day->get().day);
        return date ? std::optional<rules::Constant>(*date) : std::nullopt;
    }
    auto array = node.as_array();
    if (!array || array->empty()) return std::nullopt;
    std::vector<rules::Constant> items;
    for (auto const& item : *array) {
        auto constant = constant_of(item);
        if (!constant || constant->index() != (items.empty() ? constant->index() : items[0].index())) return std::nullopt;
        items.push_back(std::move(*constant));
    }
    return rules::Constant(std::move(items));
}

std::optional<rules::Type> type_of(rules::Constant const& constant) {
    struct TypeOf {
        std::optional<rules::Type> operator()(std::int64_t) const { return rules::integer_type; }
        std::optional<rules::Type> operator()(double) const { return rules::real_type; }
        std::optional<rules::Type> operator()(std::string const&) const { return rules::text_type; }
        std::optional<rules::Type> operator()(bool) const { return rules::boolean_type; }
        std::optional<rules::Type> operator()(Date) const { return rules::date_type; }
        std::optional<rules::Type> operator()(std::vector<rules::Constant> const& items) const {
            auto item = type_of(items.at(0));
            return item && item->kind != rules::Kind::list ? std::optional(rules::list_of(*item)) : std::nullopt;
        }
    };
    return std::visit(TypeOf(), static_cast<rules::Constant::variant const&>(constant));
}

}  // namespace jiayu::policy
