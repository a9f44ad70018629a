#include "service/benefit_sources.hpp"

#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::service {

namespace {

constexpr std::array<std::string_view, 6> counted_of_children{"children_born", "children_living", "girls_living", "childless_since", "first_child_born_on", "last_child_born_on"};

}  // namespace

Result<std::vector<FactSource>> read_benefit_sources(std::string const& store_url, std::int64_t person) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    std::vector<FactSource> sources;
    db::Value const whose[] = {person};
    (*store)->query(store::sql::list_benefit_sources, whose, [&](db::Row const& row) {
        sources.push_back({std::string(row.text(0)), Department(row.integer(1)), std::string(row.text(2)), row.integer(3)});
    });
    return sources;
}

std::vector<FactSource> sources_of(std::vector<FactSource> const& all, std::string_view column) {
    bool of_children = std::ranges::find(counted_of_children, column) != counted_of_children.end();
    std::vector<FactSource> found;
    for (auto const& source : all)
        if (source.fact == column || (of_children && source.fact == counted_of_children[0])) found.push_back(source);
    return found;
}

}  // namespace jiayu::service
