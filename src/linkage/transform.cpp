#include "linkage/transform.hpp"

#include "base/assert.hpp"
#include "linkage/messages.hpp"
#include "linkage/nearest_name.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

struct Table {
    std::vector<TransformRow> rows;
    std::unordered_map<std::string_view, TransformRow const*> by_name;

    Table() {
        for (auto family : {text_transforms(), word_transforms(), phonetic_transforms(), date_transforms(), contact_transforms(),
                            chinese_transforms(), clk_transforms()})
            rows.insert(rows.end(), family.begin(), family.end());
        for (auto const& row : rows) by_name.emplace(row.name, &row);
    }
};

Table const& table() {
    static Table const table;
    return table;
}

Result<int> read_argument(std::string_view text, std::string_view digits) {
    int argument = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), argument);
    if (error != std::errc() || end != digits.data() + digits.size() || argument < 1 || argument > 1000)
        return refuse(message::transform_argument_wrong, {{"text", std::string(text)}, {"argument", std::string(digits)}});
    return argument;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    return first == text.npos ? std::string_view() : text.substr(first, last - first + 1);
}

}  // namespace

std::vector<std::string_view> transform_names() {
    std::vector<std::string_view> names;
    for (auto const& row : table().rows) names.push_back(row.name);
    return names;
}

Result<Transform> transform_from_text(std::string_view text) {
    text = trimmed(text);
    auto const open = text.find('(');
    auto const name = trimmed(text.substr(0, open));
    auto const found = table().by_name.find(name);
    if (found == table().by_name.end())
        return refuse(message::transform_unknown, {{"name", std::string(name)}, {"nearest", std::string(nearest_name(name, transform_names()))}});
    auto const& row = *found->second;
    if (open == text.npos) {
        if (row.takes_argument) return refuse(message::transform_argument_missing, {{"name", std::string(name)}});
        return Transform{std::string(name)};
    }
    if (!row.takes_argument) return refuse(message::transform_argument_unexpected, {{"name", std::string(name)}, {"text", std::string(text)}});
    if (!text.ends_with(')')) return refuse(message::transform_unclosed, {{"text", std::string(text)}});
    auto const argument = read_argument(text, trimmed(text.substr(open + 1, text.size() - open - 2)));
    if (!argument) return std::unexpected(argument.error());
    return Transform{std::string(name), *argument};
}

std::string apply(Transform const& transform, std::string_view value) {
    auto const found = table().by_name.find(transform.name);
    JIAYU_ASSERT(found != table().by_name.end());
    return found->second->apply(value, transform.argument);
}

}  // namespace jiayu::linkage
