// Names by weighted surnames and given names of the bearer's generation.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "synth/person.hpp"

namespace jiayu::synth {

class Names {
public:
    // surnames: CSV surname,tf · given: CSV sex,from_year,to_year,position,names · long_names: CSV sex,ethnic_group,name
    Names(std::string_view surnames, std::string_view given, std::string_view long_names);

    std::uint16_t draw_surname(Random& random) const;
    // Fills surname (unless inherited) and given name by sex and year of birth; a few get a long name with a middle dot.
    void name_person(Person& person, int birth_year, Random& random) const;

    std::string_view surname(Person const& person) const;  // empty for a long name
    std::string full_name(Person const& person) const;

    static constexpr std::uint16_t no_surname = 0xFFFF;

private:
    struct Pool {
        int sex, from_year, to_year;
        std::vector<std::u32string> words;
        std::vector<double> cumulative;
    };
    struct LongName {
        int sex, ethnic_group;
        std::string name;
    };
    Pool const* find_pool(std::vector<Pool> const& pools, Person const& person, int year) const;
    void give_name(Person& person, int birth_year, Random& random) const;

    std::vector<std::string> surnames_;
    std::vector<double> surname_cumulative_;
    std::vector<Pool> whole_, first_, second_;
    std::vector<LongName> long_names_;
};

}  // namespace jiayu::synth
