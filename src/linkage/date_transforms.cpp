#include "linkage/date_values.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

std::string part_of(std::string_view value, std::string (*part)(WrittenDay const&)) {
    auto const day = read_written_day(value);
    return day ? part(*day) : std::string();
}

std::string year(std::string_view value, int) {
    return part_of(value, [](WrittenDay const& day) { return fmt::format("{:04}", day.year); });
}

std::string month(std::string_view value, int) {
    return part_of(value, [](WrittenDay const& day) { return day.month ? fmt::format("{:02}", day.month) : std::string(); });
}

std::string day(std::string_view value, int) {
    return part_of(value, [](WrittenDay const& day) { return day.day ? fmt::format("{:02}", day.day) : std::string(); });
}

std::string month_day(std::string_view value, int) {
    return part_of(value, [](WrittenDay const& day) { return day.day ? fmt::format("{:02}-{:02}", day.month, day.day) : std::string(); });
}

constexpr TransformRow rows[] = {{"year", year}, {"month", month}, {"day", day}, {"month_day", month_day}};

}  // namespace

std::span<TransformRow const> date_transforms() { return rows; }

}  // namespace jiayu::linkage
