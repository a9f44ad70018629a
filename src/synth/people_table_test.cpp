// The tables of people against what docs/design/people_tables.md says of them: sizes of clusters, shares of missing and wrong fields.
#include <map>
#include <set>

#include "synth/csv_lines.hpp"
#include "synth/department_people.hpp"
#include "synth/form_columns.hpp"
#include "synth/invented_district.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

using Row = std::vector<std::string>;
using Clusters = std::map<std::int64_t, std::vector<Row>>;

LatinWords const& words() {
    static LatinWords const all(read_latin_texts(packs_of_source()));
    return all;
}

Clusters clusters_of(std::vector<PeopleTable> const& tables) {
    Clusters clusters;
    for (auto const& table : tables)
        for (std::int64_t row = 0; row < table.rows; ++row) {
            Row cells(table.columns.size());
            auto person = table.make(row, cells);
            clusters[person].push_back(std::move(cells));
        }
    return clusters;
}

double share_present(Clusters const& clusters, std::size_t cell) {
    double present = 0, all = 0;
    for (auto const& [person, rows] : clusters)
        for (auto const& row : rows) {
            present += !row[cell].empty();
            all += 1;
        }
    return present / all;
}

struct Agreement {
    double both = 0, equal = 0;
    double share() const { return equal / both; }
};

template <class Each>
void for_each_pair(Clusters const& clusters, Each each) {
    for (auto const& [person, rows] : clusters)
        for (std::size_t a = 0; a < rows.size(); ++a)
            for (std::size_t b = a + 1; b < rows.size(); ++b) each(rows[a], rows[b]);
}

Agreement agreement_of(Clusters const& clusters, std::size_t cell) {
    Agreement agreement;
    for_each_pair(clusters, [&](Row const& a, Row const& b) {
        agreement.both += !a[cell].empty() && !b[cell].empty();
        agreement.equal += !a[cell].empty() && a[cell] == b[cell];
    });
    return agreement;
}

Materials const& materials_of_three_thousand() {
    static auto const materials = materials_of_test(settings_of_test(3'000, 5));
    return materials;
}

std::vector<PeopleTable> departments_of_test(std::int64_t records, std::uint64_t seed, bool numbers) {
    return department_people({records, seed}, materials_of_three_thousand(), settings_of_test(3'000, 5), {.citizen_numbers = numbers});
}

std::string bytes_of(std::vector<PeopleTable> const& tables, std::string const& name) {
    auto folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_people_{}_{}", name, ::getpid());
    Progress progress("test");
    auto summary = write_people(tables, {.folder = folder}, progress);
    auto bytes = read_file(folder / "truth.csv");
    for (auto const& table : summary.tables) bytes += read_file(folder / table.path);
    std::filesystem::remove_all(folder);
    return bytes;
}

}  // namespace

TEST(people_table, rows_are_scattered_and_none_is_lost) {
    for (std::int64_t records : {100, 1'000, 4'097}) {
        RecordOrder order({records, 9}, [](std::int64_t person) { return 1 + person % 5; });
        std::set<std::pair<std::int64_t, std::int64_t>> places;
        std::int64_t neighbours = 0, before = -1;
        for (std::int64_t row = 0; row < records; ++row) {
            auto [person, copy] = order.place_of(row);
            EXPECT_LE(copy, person % 5);
            EXPECT_TRUE(places.insert({person, copy}).second);
            neighbours += person == std::exchange(before, person);
        }
        EXPECT_LT(neighbours, records / 10);
    }
}

TEST(people_table, latin_has_heavy_duplication_with_a_median_of_eight) {
    auto clusters = clusters_of(latin_people({60'000, 4}, words()));
    std::vector<std::size_t> duplicates;
    for (auto const& [person, rows] : clusters) duplicates.push_back(rows.size() - 1);
    std::ranges::sort(duplicates);
    EXPECT_NEAR(double(duplicates[duplicates.size() / 2]), 8, 1);
    EXPECT_NEAR(60'000.0 / double(clusters.size()), 12.3, 0.5);
    EXPECT_EQ(duplicates.front(), 0u);
    EXPECT_EQ(duplicates.back(), 35u);
}

TEST(people_table, latin_fields_are_missing_and_wrong_as_designed) {
    auto clusters = clusters_of(latin_people({40'000, 5}, words()));
    struct Expected {
        char const* column;
        std::size_t cell;
        double present, equal;
    };
    for (auto const& [column, cell, present, equal] :
         {Expected{"given_name", 1, 0.92, 0.34}, {"surname", 2, 0.94, 0.44}, {"birth_date", 3, 0.86, 0.55}, {"sex", 4, 0.85, 0.97},
          {"street", 5, 0.80, 0.23}, {"city", 6, 0.86, 0.34}, {"postcode", 7, 0.80, 0.53}, {"email", 8, 0.38, 0.62}, {"phone", 9, 0.48, 0.59}}) {
        EXPECT_NEAR(share_present(clusters, cell), present, 0.015) << column;
        EXPECT_NEAR(agreement_of(clusters, cell).share(), equal, 0.03) << column;
    }
}

TEST(people_table, historical_persons_share_no_exact_field_in_every_seventh_pair) {
    auto clusters = clusters_of(historical_people({20'000, 6}, words()));
    double pairs = 0, nothing = 0;
    for_each_pair(clusters, [&](Row const& a, Row const& b) {
        bool shares = false;
        for (std::size_t cell = 1; cell <= 7; ++cell) shares = shares || (!a[cell].empty() && a[cell] == b[cell]);
        pairs += 1;
        nothing += !shares;
    });
    EXPECT_NEAR(nothing / pairs, 0.15, 0.03);
    std::size_t most = 0;
    for (auto const& [person, rows] : clusters) most = std::max(most, rows.size());
    EXPECT_LE(most, 36u);
    EXPECT_NEAR(20'000.0 / double(clusters.size()), 10.3, 0.7);
}

TEST(people_table, febrl_links_one_to_one_with_one_to_ten_changes) {
    auto clusters = clusters_of(febrl_people({3'000, 7}, words()));
    ASSERT_EQ(clusters.size(), 3'000u);
    std::map<int, int> changed;
    for (auto const& [person, rows] : clusters) {
        ASSERT_EQ(rows.size(), 2u);
        EXPECT_TRUE(rows[0][0].ends_with("-org") && rows[1][0].ends_with("-dup-0"));
        int count = 0;
        for (std::size_t cell = 1; cell < rows[0].size(); ++cell) count += rows[0][cell] != rows[1][cell];
        ++changed[count];
    }
    EXPECT_NEAR(changed[1] / 3'000.0, 0.25, 0.04);
    EXPECT_NEAR(changed[2] / 3'000.0, 0.31, 0.04);
    EXPECT_LT(changed.rbegin()->first, 10);
}

TEST(people_table, departments_give_exactly_the_records_asked_for_in_eight_departments) {
    auto tables = departments_of_test(5'000, 8, true);
    auto clusters = clusters_of(tables);
    std::set<std::string> departments;
    std::size_t rows_all = 0;
    for (auto const& [person, rows] : clusters)
        for (auto const& row : rows) {
            ++rows_all;
            departments.insert(row[1]);
        }
    EXPECT_EQ(rows_all, 5'000u);
    EXPECT_EQ(departments.size(), 8u);
    EXPECT_GT(rows_all, clusters.size() * 3 / 2);
}

TEST(people_table, departments_without_numbers_have_no_column_of_numbers) {
    auto tables = departments_of_test(2'000, 8, false);
    for (auto column : tables[0].columns) EXPECT_FALSE(column.ends_with("_number")) << column;
}

TEST(people_table, every_column_asked_of_a_form_is_on_it) {
    auto settings = settings_of_test(3'000, 5);
    struct Asked {
        Department department;
        Role role;
        int columns;
    };
    constexpr Asked asked[] = {{Department::pregnancy_care, Role::mother, 8}, {Department::hospital_delivery, Role::child, 9},
                               {Department::immunisation, Role::child, 10}, {Department::household_register, Role::subject, 12},
                               {Department::migration, Role::subject, 7}, {Department::marriage, Role::wife, 7},
                               {Department::schools, Role::subject, 7}, {Department::social_security, Role::subject, 6}};
    Population population;
    auto const& materials = materials_of_three_thousand();
    Mistyper mistyper(materials);
    auto world = world_of(population, materials, settings, mistyper);
    for (auto [department, role, columns] : asked) {
        auto forms = std::ranges::find(department_forms(), department, &DepartmentForms::department);
        for (auto const& file : forms->plan(world)) {
            auto cells = form_cells(file, role);
            EXPECT_EQ(std::ranges::count_if(cells, [](int cell) { return cell >= 0; }), columns) << file.path;
        }
    }
}

TEST(people_table, the_same_seed_gives_the_same_bytes) {
    auto once = bytes_of(latin_people({20'000, 3}, words()), "once");
    EXPECT_EQ(bytes_of(latin_people({20'000, 3}, words()), "again"), once);
    EXPECT_NE(bytes_of(latin_people({20'000, 4}, words()), "other"), once);
}

// So that parts may be made on any thread and in any order.
TEST(people_table, a_row_does_not_depend_on_the_rows_made_before_it) {
    for (auto make : {latin_people, historical_people, febrl_people}) {
        auto tables = make({300, 3}, words());
        auto const& table = tables.back();
        std::vector<Row> forwards(300, Row(table.columns.size()));
        for (std::int64_t row = 0; row < 300; ++row) table.make(row, forwards[std::size_t(row)]);
        for (std::int64_t row = 299; row >= 0; --row) {
            Row cells(table.columns.size());
            table.make(row, cells);
            EXPECT_EQ(cells, forwards[std::size_t(row)]);
        }
    }
}

}  // namespace jiayu::synth
