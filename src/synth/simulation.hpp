// A district's people over ten years: settles the people of the first day, then lives the years one by one. One thread, one stream of
// random numbers: the same seed gives the same people. The model and its figures are in docs/design/synth.md.
#pragma once
#include "base/random.hpp"
#include "synth/materials.hpp"
#include "synth/settings.hpp"

namespace jiayu::synth {

class Simulation {
public:
    Simulation(Materials const& materials, Settings const& settings);
    Population run();

private:
    // settle_hukou.cpp: everybody registered here on the first day
    void settle_hukou();
    void draw_by_pyramid(std::int64_t count);
    void match_couples();
    void assign_mothers();
    bool give_mother(PersonIndex child, int tries, int extra_children);
    void date_marriages();
    void settle_singles();
    // settle_households.cpp
    void form_households();
    void join_elders();
    std::int32_t add_household(bool inflow);
    void choose_heads();
    // settle_inflow.cpp: people without hukou here
    void settle_inflow(std::int64_t residents, Day from, Day to);
    std::int64_t arrive(Day day);
    PersonIndex add_incomer(int sex, Day born, Day day, std::int32_t household, std::uint32_t prefix);
    void open_spell(PersonIndex person, Day day);
    void close_spell(PersonIndex person, Day day);
    // live_years.cpp
    void live_year(int year);
    void let_die(int year);
    void divorce(int year);
    void leave_and_move(int year);
    void move_hukou(int year);
    // marry.cpp
    void marry_year(int year);
    void wed(PersonIndex husband, PersonIndex wife, Day day, bool registered_here);
    PersonIndex add_outside_spouse(PersonIndex local, Day day);
    // bear.cpp
    void bear_year(int year);
    double birth_hazard(Person const& woman, int year) const;
    void bear(PersonIndex mother, Day day);
    PersonIndex add_child(PersonIndex mother, Day day, int sex);
    // settle_outsiders.cpp: people whom one department alone knows, and cases recorded wrong as a whole
    void settle_outsiders();
    void settle_wrong_cases();
    void assign_orders();

    PersonIndex add_person(int sex, Day born, std::uint32_t prefix);
    void name_everybody_from(std::size_t first);
    Day day_in(int year);
    double normal();  // mean 0, standard deviation 1
    int year_of(Day day) const { return int(date_from_days(day).year()); }
    std::int64_t count_residents(Day day) const;
    std::int64_t count_hukou(Day day) const;

    Materials const& materials_;
    Settings const& settings_;
    Random random_;
    Population population_;
    std::map<int, std::vector<PersonIndex>> wives_;  // of the first day, by year of birth
    std::vector<Day> last_birth_;               // by person: of a woman's latest child
    std::vector<std::int32_t> open_spell_;      // by person, -1: none
};

}  // namespace jiayu::synth
