#include "service/link_edges.hpp"

#include <cmath>

#include "service/messages.hpp"
#include "service/row_finder.hpp"

namespace jiayu::service {

Result<std::vector<linkage::Edge>> read_edges(Path const& pairs, linkage::Records const& records, Progress& progress) {
    auto read = read_records({pairs}, {.rules = {{.name = "id_l"}, {.name = "source_l"}, {.name = "id_r"}, {.name = "source_r"}, {.name = "match_weight"}}}, progress);
    if (!read) return std::unexpected(read.error());
    RowFinder const rows(records);
    std::vector<linkage::Edge> edges;
    auto const& table = read->records;
    auto text = [&](std::size_t column, std::size_t row) { return table.columns[column].values.text(table.columns[column].codes[row]); };
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto a = rows.find(text(1, row), text(0, row)), b = rows.find(text(3, row), text(2, row));
        if (!a || !b) return refuse(message::link_record_unknown, {{"id", std::string(text(a ? 2 : 0, row))}, {"records", std::to_string(records.size())}});
        double weight = 0;
        auto written = text(4, row);
        std::from_chars(written.data(), written.data() + written.size(), weight);
        edges.push_back({std::min(*a, *b), std::max(*a, *b), std::int32_t(std::lround(weight * 100))});
    }
    return edges;
}

}  // namespace jiayu::service
