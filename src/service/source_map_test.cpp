#include "service/source_map.hpp"

#include <gtest/gtest.h>

#include "service/messages.hpp"

namespace jiayu::service {
namespace {

TEST(SourceMap, every_map_of_the_packs_loads_and_every_department_has_one) {
    auto maps = load_source_maps(Path(JIAYU_SOURCE_FOLDER) / "packs");
    ASSERT_TRUE(maps) << maps.error().text(Language::en);
    std::set<Department> departments;
    std::set<std::string_view> tables;
    for (auto const& map : *maps) {
        departments.insert(map.department);
        tables.insert(map.table->name);
        EXPECT_EQ(map.record.size(), map.table->columns.size()) << map.name << " leaves a column of its table without a header";
        for (auto const& [column, codes] : map.codes)
            EXPECT_NE(std::ranges::find(map.table->columns, column, &RecordColumn::name), map.table->columns.end()) << map.name << " " << column;
    }
    EXPECT_EQ(departments.size(), department_names.size());
    EXPECT_EQ(tables.size(), record_tables().size());
}

TEST(SourceMap, refuses_what_no_table_has) {
    std::string head = "department = \"schools\"\ntable = \"school_record\"\nrequired = [\"学籍号\"]\n[[layout]]\nsince = 2011\n";
    struct Example {
        char const* title;
        std::string toml;
        std::string reason;
    };
    Example const examples[] = {
        {"broken TOML", "department = ", "line 1"},
        {"an unknown department", "department = \"tax\"", "department"},
        {"an unknown column", head + "[record]\nshoe_size = \"鞋码\"\n", "record.shoe_size"},
        {"an unknown field of a mention", head + "[record]\nschool = \"学校\"\n[mention.subject]\nshoe_size = \"鞋码\"\n", "mention.shoe_size"},
        {"an unknown role", head + "[record]\nschool = \"学校\"\n[mention.neighbour]\nname = \"姓名\"\n", "mention"},
    };
    for (auto const& example : examples) {
        auto map = parse_source_map(example.toml, "m");
        ASSERT_FALSE(map) << example.title;
        EXPECT_EQ(map.error(), message::source_map_broken);
        EXPECT_NE(map.error().text(Language::en).find(example.reason), std::string::npos) << map.error().text(Language::en);
    }
}

TEST(SourceMap, headers_compare_without_width_case_spaces_and_stars) {
    EXPECT_EQ(normalize_header(" *出生体重（g）"), normalize_header("出生体重(G)"));
    EXPECT_EQ(normalize_header("姓\n名"), "姓名");
}

}  // namespace
}  // namespace jiayu::service
