#include "service/masked_records.hpp"

#include "base/utf8.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t citizen_number_characters = 15;  // the old form; the new one has 18

bool is_personal(LinkFindings const& findings, std::string_view id) {
    auto const& model = findings.model();
    bool is_compared = std::ranges::any_of(model.columns, [&](linkage::ColumnRule const& column) { return !model.id.empty() && (column.of.empty() ? column.name : column.of) == model.id; });
    return is_compared || id.size() >= citizen_number_characters;
}

}  // namespace

std::string mask_value(std::string_view text) {
    if (text.empty()) return {};
    std::size_t at = 0;
    next_code_point(text, at);
    return at == text.size() ? "**" : std::string(text.substr(0, at)) + "**";
}

std::string values_of(LinkFindings const& findings, std::span<std::size_t const> columns, linkage::RowIndex row) {
    std::string joined;
    for (auto index : columns) {
        auto const& column = findings.records.columns[index];
        auto text = column.values.text(column.codes[row]);
        if (index != columns.front()) joined += " · ";
        joined += findings.show_values ? std::string(text) : mask_value(text);
    }
    return joined;
}

boost::json::object record_to_json(LinkFindings const& findings, linkage::RowIndex row) {
    auto id = findings.records.ids[row];
    return {{"id", findings.show_values || !is_personal(findings, id) ? std::string(id) : mask_value(id)}, {"source", findings.records.source_of[row]}};
}

boost::json::object words_to_json(linkage::Words const& words, std::string_view otherwise) {
    auto text = [&](std::string const& word) { return word.empty() ? otherwise : std::string_view(word); };
    return {{"zh", text(words.zh)}, {"en", text(words.en)}};
}

}  // namespace jiayu::service
