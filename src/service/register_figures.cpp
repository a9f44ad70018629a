#include "service/register_figures.hpp"

#include "domain/department.hpp"
#include "linkage/model.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

constexpr int band_years = 5;
constexpr std::size_t band_count = 21;

void query(db::DuckConnection& snapshot, db::Statement const& statement, std::function<void(db::Row const&)> const& each_row) {
    snapshot.query(std::string(statement.common), {}, each_row);
}

}  // namespace

std::vector<AgeBand> read_pyramid(db::DuckConnection& snapshot) {
    std::vector<AgeBand> bands;
    query(snapshot, sql::count_residents_by_age, [&](db::Row const& row) {
        if (bands.empty())
            for (std::size_t band = 0; band < band_count; ++band) {
                int from = int(band) * band_years;
                bands.push_back({from, band + 1 < band_count ? std::optional(from + band_years - 1) : std::nullopt, 0, 0});
            }
        auto& band = bands.at(std::size_t(row.integer(0)));
        (row.integer(1) == 1 ? band.males : band.females) = row.integer(2);
    });
    return bands;
}

std::vector<DepartmentCounts> read_departments(store::Store& store, db::DuckConnection& snapshot) {
    std::map<std::int64_t, DepartmentCounts> departments;
    store.query(sql::count_rows_by_department, {}, [&](db::Row const& row) {
        auto const& name = name_of(Department(row.integer(0)));
        departments[row.integer(0)] = {.department = {std::string(name.zh), std::string(name.en)}, .files = row.integer(1), .rows = row.integer(2),
                                       .accepted = row.integer(3), .refused = row.integer(4)};
    });
    query(snapshot, sql::count_mentions_by_department, [&](db::Row const& row) {
        auto department = departments.find(row.integer(0));
        if (department == departments.end()) return;
        department->second.mentions = row.integer(1);
        department->second.persons = row.integer(2);
    });
    std::vector<DepartmentCounts> list;
    for (auto& [number, counts] : departments) list.push_back(std::move(counts));
    return list;
}

std::vector<NotKeptColumn> read_cut_columns(store::Store& store) {
    std::vector<NotKeptColumn> columns;
    store.query(sql::list_cut_columns, {}, [&](db::Row const& row) { columns.push_back({std::string(row.text(0)), row.integer(1), row.integer(2)}); });
    return columns;
}

// The store keeps the whole model with what was learned; one that this program cannot read is told by its digest.
std::string name_of_model(std::string_view text, std::string_view sha256) {
    auto const model = linkage::model_from_toml(text);
    return model ? model->name : std::string(sha256.substr(0, 12));
}

std::optional<LinkSummary> read_link_summary(store::Store& store) {
    std::optional<LinkSummary> summary;
    store.query(sql::find_last_link_run, {}, [&](db::Row const& row) {
        summary = LinkSummary{.model = name_of_model(row.text(0), row.text(7)), .decided_at = std::string(row.text(1)), .mentions = row.integer(2), .persons = row.integer(3),
                              .reviews = row.integer(6), .link_weight = row.real(4), .review_weight = row.real(5)};
    });
    return summary;
}

}  // namespace jiayu::service
