#include "service/record_columns.hpp"

#include <atomic>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/transform.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using linkage::Code;
using linkage::RowIndex;

struct KeyedRow {
    std::uint64_t key;
    RowIndex row;
};

constexpr std::size_t rows_per_task = 1 << 15;

std::vector<KeyedRow> key_rows(SentRows const& sent, std::span<std::string const> sources) {
    std::vector<std::uint64_t> of_source;
    for (auto const& source : sources) of_source.push_back(linkage::hash_of(source));
    std::vector<KeyedRow> keyed(sent.source_of.size());
    parallel_chunks(keyed.size(), rows_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row)
            keyed[row] = {linkage::mix(of_source[sent.source_of[row]] ^ linkage::hash_of(sent.ids[row])), RowIndex(row)};
    });
    return keyed;
}

// Rows dealt into 256 parts by the first byte of their keys, so that the parts can be sorted on all cores.
void sort_keyed(std::vector<KeyedRow>& keyed, auto const& less) {
    std::array<std::size_t, 257> begins{};
    for (auto const& row : keyed) ++begins[(row.key >> 56) + 1];
    for (std::size_t part = 0; part < 256; ++part) begins[part + 1] += begins[part];
    auto ends = begins;
    std::vector<KeyedRow> dealt(keyed.size());
    for (auto const& row : keyed) dealt[ends[row.key >> 56]++] = row;
    parallel_for(256, [&](std::size_t part) {
        std::sort(dealt.begin() + std::ptrdiff_t(begins[part]), dealt.begin() + std::ptrdiff_t(begins[part + 1]), less);
    });
    keyed = std::move(dealt);
}

bool is_same_id(SentRows const& sent, RowIndex a, RowIndex b) {
    return sent.source_of[a] == sent.source_of[b] && sent.ids[a] == sent.ids[b];
}

Result<std::vector<RowIndex>> canonical_order(SentRows const& sent, std::span<std::string const> sources) {
    auto keyed = key_rows(sent, sources);
    sort_keyed(keyed, [&](KeyedRow const& a, KeyedRow const& b) {
        if (a.key != b.key) return a.key < b.key;
        return std::tuple(sent.ids[a.row], std::string_view(sources[sent.source_of[a.row]]), a.row) <
               std::tuple(sent.ids[b.row], std::string_view(sources[sent.source_of[b.row]]), b.row);
    });
    std::vector<RowIndex> order(keyed.size());
    std::optional<std::pair<RowIndex, RowIndex>> doubled;  // the earliest in the files
    for (std::size_t at = 0; at < keyed.size(); ++at) {
        order[at] = keyed[at].row;
        if (!at || keyed[at].key != keyed[at - 1].key || !is_same_id(sent, order[at - 1], order[at])) continue;
        if (!doubled || order[at] < doubled->second) doubled = {order[at - 1], order[at]};
    }
    if (!doubled) return order;
    auto [first, second] = *doubled;
    return refuse(message::link_id_doubled, {{"source", sources[sent.source_of[first]]},
                                             {"id", std::string(sent.ids[first])},
                                             {"row", std::to_string(sent.row_numbers[first])},
                                             {"other", std::to_string(sent.row_numbers[second])}});
}

struct Cleaning {
    std::vector<linkage::Transform> transforms;
    std::span<std::string const> absent;

    std::string clean(std::string_view sent) const {
        std::string value(sent);
        for (auto const& transform : transforms) value = linkage::apply(transform, value);
        return std::ranges::find(absent, value) == absent.end() ? value : std::string();
    }
    bool changes_nothing() const { return transforms.empty() && absent.empty(); }
};

Result<Cleaning> cleaning_of(linkage::ColumnRule const& rule) {
    Cleaning cleaning{.absent = rule.absent};
    for (auto const& text : rule.clean) {
        auto transform = linkage::transform_from_text(text);
        if (!transform) return std::unexpected(transform.error());
        cleaning.transforms.push_back(*transform);
    }
    return cleaning;
}

// Codes are given anew in the order of rows. A value is cleaned when its first row comes.
linkage::Column order_column(SentColumn const& sent, std::span<RowIndex const> order, Cleaning const& cleaning) {
    constexpr Code unseen = ~Code(0);
    linkage::Column column;
    std::vector<Code> code_of(sent.values.size(), unseen);
    code_of[0] = 0;
    column.codes.resize(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) {
        auto& code = code_of[sent.codes[order[row]]];
        if (code == unseen) {
            auto text = sent.values.text(sent.codes[order[row]]);
            code = cleaning.changes_nothing() ? column.values.code_of(text) : column.values.code_of(cleaning.clean(text));
        }
        column.codes[row] = code;
    }
    return column;
}

TextColumn order_ids(TextColumn const& ids, std::span<RowIndex const> order) {
    TextColumn ordered;
    for (auto row : order) ordered.push_back(ids[row]);
    return ordered;
}

std::size_t column_of(SentRows const& sent, linkage::ColumnRule const& rule) {
    auto const& header = rule.of.empty() ? rule.name : rule.of;
    auto found = std::ranges::find(sent.columns, header, &SentColumn::header);
    JIAYU_ASSERT(found != sent.columns.end());
    return std::size_t(found - sent.columns.begin());
}

// The columns as sent are let go as soon as nothing needs them: memory never holds both forms of all.
void order_columns(SentRows& sent, std::span<RowIndex const> order, std::span<linkage::ColumnRule const> rules,
                   std::span<Cleaning const> cleanings, linkage::Records& records) {
    std::vector<std::atomic<int>> uses(sent.columns.size());
    std::vector<std::size_t> from;
    for (auto const& rule : rules) ++uses[from.emplace_back(column_of(sent, rule))];
    records.columns.resize(rules.size());
    parallel_for(rules.size() + 1, [&](std::size_t task) {
        if (task == 0) {
            records.ids = order_ids(sent.ids, order);
            return;
        }
        auto& column = records.columns[task - 1];
        column = order_column(sent.columns[from[task - 1]], order, cleanings[task - 1]);
        column.name = rules[task - 1].name;
        if (--uses[from[task - 1]] == 0) sent.columns[from[task - 1]] = {};
    });
}

}  // namespace

void SentColumn::add(std::span<std::string_view const> cells) {
    auto begin = codes.size();
    codes.resize(begin + cells.size());
    values.codes_of(cells, std::span(codes).subspan(begin));
}

void SentColumn::add_absent(std::size_t rows) { codes.resize(codes.size() + rows, 0); }

Result<linkage::Records> order_records(SentRows sent, std::vector<std::string> sources, std::span<linkage::ColumnRule const> rules) {
    std::vector<Cleaning> cleanings;
    for (auto const& rule : rules) {
        auto cleaning = cleaning_of(rule);
        if (!cleaning) return std::unexpected(cleaning.error());
        cleanings.push_back(std::move(*cleaning));
    }
    auto order = canonical_order(sent, sources);
    if (!order) return std::unexpected(order.error());
    linkage::Records records{.sources = std::move(sources)};
    for (auto row : *order) records.source_of.push_back(sent.source_of[row]);
    order_columns(sent, *order, rules, cleanings, records);
    return records;
}

}  // namespace jiayu::service
