#include "service/standing_clusters.hpp"

#include <unordered_set>

#include "service/link_tables.hpp"
#include "service/messages.hpp"
#include "service/row_finder.hpp"

namespace jiayu::service {

namespace {

using linkage::RowIndex;

struct EarlierIds {
    std::vector<std::int64_t> of;  // by row; 0: a new record
    std::vector<std::string> names;
    std::size_t gone = 0;
};

Result<EarlierIds> read_earlier(linkage::Records const& records, Path const& standing, Progress& progress) {
    auto const path = table_path(standing, "clusters");
    if (!std::filesystem::is_regular_file(path)) return refuse(message::standing_without_clusters, {{"folder", standing.string()}});
    auto read = read_records({path}, {.rules = {{.name = "id"}, {.name = "source"}, {.name = "cluster_id"}}}, progress);
    if (!read) return std::unexpected(read.error());
    auto const& columns = read->records.columns;
    EarlierIds earlier{.of = std::vector<std::int64_t>(records.size()), .names = {}};
    for (linkage::Code code = 0; code < columns[2].values.size(); ++code) earlier.names.emplace_back(columns[2].values.text(code));
    RowFinder const rows(records);
    for (std::size_t at = 0; at < read->records.size(); ++at) {
        auto const row = rows.find(columns[1].values.text(columns[1].codes[at]), columns[0].values.text(columns[0].codes[at]));
        if (row) earlier.of[*row] = columns[2].codes[at];
        else ++earlier.gone;
    }
    return earlier;
}

// A new cluster is called after one of its records; where all those names are taken, a number is put behind.
class Namer {
public:
    Namer(linkage::Records const& records, std::vector<std::string>& names) : records_(records), names_(names), taken_(names.begin(), names.end()) {}

    void name(std::int64_t number, RowIndex row) {
        auto& name = names_[std::size_t(number)];
        if (!name.empty() && !is_provisional_[std::size_t(number)]) return;
        auto const own = cluster_name(records_, row);
        if (taken_.insert(own).second) {
            name = own;
            is_provisional_[std::size_t(number)] = false;
        } else if (name.empty()) {
            name = own;
            is_provisional_[std::size_t(number)] = true;
        }
    }
    void begin(std::size_t numbers) {
        names_.resize(numbers);
        is_provisional_.assign(numbers, false);
    }
    void finish() {
        for (std::size_t number = 0; number < names_.size(); ++number)
            if (is_provisional_[number]) number_off(names_[number]);
    }

private:
    void number_off(std::string& name) {
        auto const own = name;
        for (int n = 2; !taken_.insert(name).second; ++n) name = fmt::format("{}#{}", own, n);
    }

    linkage::Records const& records_;
    std::vector<std::string>& names_;
    std::unordered_set<std::string> taken_;
    std::vector<bool> is_provisional_;
};

struct Move {
    linkage::IdChange const* change;
    RowIndex row;
};

std::vector<Move> moves_of(LastingClusters const& clusters) {
    std::vector<Move> moves;
    for (auto const& change : clusters.changes)
        for (auto row : change.rows) moves.push_back({&change, row});
    return moves;
}

}  // namespace

Result<LastingClusters> keep_cluster_ids(linkage::Records const& records, std::span<RowIndex const> cluster_of, Path const& standing, Progress& progress) {
    auto earlier = read_earlier(records, standing, progress);
    if (!earlier) return std::unexpected(earlier.error());
    auto ids = linkage::assign_person_ids(cluster_of, earlier->of, std::int64_t(earlier->names.size()));
    LastingClusters clusters{.number_of = std::move(ids.person_of), .names = std::move(earlier->names), .changes = std::move(ids.changes), .gone = earlier->gone};
    Namer namer(records, clusters.names);
    namer.begin(std::size_t(ids.next_id));
    for (RowIndex row = 0; row < records.size(); ++row) namer.name(clusters.number_of[row], row);
    namer.finish();
    return clusters;
}

OutputTable changes_table(linkage::Records const& records, LastingClusters const& clusters) {
    auto moves = std::make_shared<std::vector<Move> const>(moves_of(clusters));  // shared by the copies of the function
    return {.columns = {{"change"}, {"from"}, {"to"}, {"id"}, {"source"}}, .rows = moves->size(), .fill = [&records, &clusters, moves](std::size_t at, RowSink& sink) {
                auto const& [change, row] = (*moves)[at];
                bool const is_merge = change->kind == linkage::IdChange::Kind::merged;
                sink.text(is_merge ? "merged" : "split");
                sink.text(clusters.names[std::size_t(is_merge ? change->other : change->person)]);
                sink.text(clusters.names[std::size_t(is_merge ? change->person : change->other)]);
                sink.text(records.ids[row]);
                sink.text(records.sources[records.source_of[row]]);
            }};
}

}  // namespace jiayu::service
