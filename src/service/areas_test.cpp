#include "service/areas.hpp"

#include <gtest/gtest.h>

#include "db/duck_database.hpp"
#include "policy/create_facts.hpp"

namespace jiayu::service {
namespace {

TEST(Areas, AreTheTownsInForceOnTheDay) {
    db::DuckDatabase database({});
    auto snapshot = database.connect();
    policy::create_snapshot_tables(snapshot);
    snapshot.run("INSERT INTO reference.district VALUES (320412)");
    auto areas = read_areas(Path(JIAYU_SOURCE_FOLDER) / "packs", snapshot, *make_date(2020, 12, 31));
    ASSERT_TRUE(areas);
    EXPECT_EQ(areas->district.name.zh, "武进区");
    EXPECT_GE(areas->towns.size(), 11u);
    EXPECT_NE(std::ranges::find(areas->towns, "湖塘镇", [](Area const& town) { return town.name.zh; }), areas->towns.end());
}

}  // namespace
}  // namespace jiayu::service
