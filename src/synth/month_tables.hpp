// The communities' monthly tables of births, deaths and moves: the true figures, what was written, and the kinds G01–G04.
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "synth/world.hpp"

namespace jiayu::synth {

struct MonthFigures {
    std::int32_t opening = 0, births = 0, boys = 0, girls = 0, first = 0, second = 0, higher = 0, deaths = 0, moved_in = 0, moved_out = 0, closing = 0;
};

class MonthTables {
public:
    explicit MonthTables(World const& world);

    int years() const { return last_year_ - first_year_ + 1; }
    std::string path_of(int year_at) const;  // relative; year_at counts from 0
    std::int64_t rows_of_year(int year_at) const;
    void write_year(int year_at, Path const& folder, std::string& planted);  // years in order: G03 looks at the month before
    void append_truth(std::string& text) const;

private:
    MonthFigures& at(std::size_t place, int month) { return true_[place * std::size_t(months()) + std::size_t(month)]; }
    MonthFigures const& at(std::size_t place, int month) const { return true_[place * std::size_t(months()) + std::size_t(month)]; }
    int months() const;  // to that of the as-of day
    int month_of(Day day) const;  // -1 outside the period
    void count_person(PersonIndex index);
    void add(PersonIndex index, Day day, std::int32_t MonthFigures::* figure);
    void count_populations();
    void err(std::size_t place, int month, MonthFigures& figures) const;
    void judge(std::size_t place, int month, int row, MonthFigures const& figures, std::string& planted);

    World const& world_;
    int first_year_, last_year_;
    std::vector<MonthFigures> true_;
    std::vector<MonthFigures> before_, year_sum_;  // as written, by place
};

}  // namespace jiayu::synth
