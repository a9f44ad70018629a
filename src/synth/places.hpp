// The district's communities as places that keep their people while their codes and names change, and addresses in them.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/random.hpp"
#include "domain/division.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

struct PlaceName {
    Day from;               // first day of this code and name
    std::int64_t code;      // 12 digits
    std::string name;       // 大坝村村委会
    std::string town_name;  // 湖塘镇
};

struct Place {
    std::vector<PlaceName> names;  // by time, the last one holds at the end
    bool village;
    std::int64_t town_code() const { return names.back().code / 1000 * 1000; }
};

enum class AddressStyle { plain, with_district, abbreviated, chinese_numerals };

struct AddressText {
    std::string street, door;  // written one after the other
};

class Places {
public:
    // Communities of `county` (six digits) that hold on `last_day`, each with the codes that it had from `first_day` on.
    Places(DivisionTable const& divisions, std::int32_t county, Day first_day, Day last_day, std::string_view word_lists);

    std::size_t size() const { return places_.size(); }
    Place const& at(std::size_t place) const { return places_[place]; }
    PlaceName const& name_on(std::size_t place, Day day) const;
    bool valid_code(std::int64_t code) const { return code / 1'000'000 != county_ || valid_.contains(code); }  // at the end; of others unknown
    std::string const& district_name() const { return district_name_; }
    std::vector<std::uint16_t> const& changed() const { return changed_; }  // places whose code changed since first_day
    std::vector<std::int64_t> towns() const;  // sorted codes
    std::uint16_t draw_place(Random& random, bool inflow) const;
    Home draw_home(Random& random, std::uint16_t place) const;
    AddressText address(Home home, Day day, AddressStyle style) const;

private:
    void add_names_before(Place& place, DivisionTable const& divisions, Day first_day);
    void weigh();

    std::vector<Place> places_;
    std::vector<std::uint16_t> changed_;
    std::vector<double> hukou_cumulative_, inflow_cumulative_;
    std::vector<std::string> estates_;
    std::string district_name_;
    std::int64_t county_;
    std::unordered_set<std::int64_t> valid_;
};

}  // namespace jiayu::synth
