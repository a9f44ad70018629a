#include "base/date.hpp"
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

std::string year_month(std::string_view value, int) {
    return part_of(value, [](WrittenDay const& day) { return day.month ? fmt::format("{:04}-{:02}", day.year, day.month) : std::string(); });
}

std::string decade(std::string_view value, int) {
    return part_of(value, [](WrittenDay const& day) { return fmt::format("{:04}", day.year / 10 * 10); });
}

// One writing for all that read_written_day() takes and that exist.
std::string date(std::string_view value, int) {
    auto const day = read_written_day(value);
    if (!day) return {};
    Date const read{std::chrono::year(day->year), std::chrono::month(unsigned(day->month)), std::chrono::day(unsigned(day->day))};
    return read.ok() ? to_iso(read) : std::string();
}

constexpr TransformRow rows[] = {
    {"date", date},           {"year", year},
    {"month", month},         {"day", day},
    {"month_day", month_day}, {"year_month", year_month},
    {"decade", decade},
};

}  // namespace

std::span<TransformRow const> date_transforms() { return rows; }

}  // namespace jiayu::linkage
