#include <fmt/compile.h>

#include "synth/register_truth.hpp"

#include "base/date.hpp"
#include "synth/kinship.hpp"
#include "synth/row_writer.hpp"

namespace jiayu::synth {

namespace {

// Birth date of record: the first filled in this order.
constexpr std::array<std::uint8_t, 11> birth_ranks{9, 8, 9, 3, 1, 6, 7, 4, 5, 2, 10};  // by Department

void plant_person(std::string& planted, std::string_view kind, PersonIndex person) {
    fmt::format_to(std::back_inserter(planted), FMT_COMPILE("{},,,,{},,,\n"), kind, person + 1);
}

}  // namespace

RegisterTruth::RegisterTruth(World const& world) : world_(world), known_(world.population.persons.size()) {}

void RegisterTruth::merge(std::vector<Fact> const& facts, std::string const& path) {
    if (files_.empty() || files_.back() != path) files_.push_back(path);
    for (auto const& fact : facts) {
        auto& known = known_[fact.person];
        known.departments |= std::uint16_t(1u << int(fact.department));
        auto rank = birth_ranks[std::size_t(fact.department)];
        if (fact.birth != never && rank < known.birth_rank) {
            known.birth_rank = rank;
            known.birth = fact.birth;
        }
        known.last_event = std::max(known.last_event, fact.event);
        known.residence_here |= fact.residence_here;
        if (fact.delivered_on != never) known.delivered_on = fact.delivered_on;
        if (fact.certificate) certificates_.push_back({fact.certificate, fact.person, fact.row, std::int32_t(files_.size()) - 1});
        if (fact.fetus_count) known.fetus_count = fact.fetus_count;
        if (fact.reported_on != never && known.reported_on == never) known.reported_on = fact.reported_on;
        if (fact.birth_order && !known.birth_order) known.birth_order = fact.birth_order;
        known.temporary |= fact.temporary_number;
        if (fact.married_or_divorced != never && fact.married_or_divorced >= known.last_marriage_on) {
            known.last_marriage_on = fact.married_or_divorced;
            known.last_is_divorce = fact.divorce;
        }
        if (fact.inflow_open && fact.division) {
            if (known.inflow_division >= 0 && known.inflow_division != fact.division) known.two_inflows = true;
            known.inflow_division = fact.division;
        }
        if (fact.number) {
            auto const& person = world_.person(fact.person);
            auto own = packed_number(number_text(person.prefix, person.born, person.order));
            auto former = person.renumbered_on == never ? own : packed_number(number_text(person.prefix, person.born, person.former_order));
            if (fact.number == own) known.own_number = true;
            else if (fact.number != former) foreign_numbers_.push_back({fact.number, fact.person});
        }
        merge_standing(known, fact);
    }
}

void RegisterTruth::merge_standing(Known& known, Fact const& fact) {
    auto of_police = fact.department == Department::household_register;
    if (!of_police && fact.department != Department::communities) return;
    auto& died = of_police ? known.died_household : known.died_community;
    if (fact.died != never) died = fact.died;
    known.moved_away |= fact.moved_away;
    if (!fact.current) return;
    auto& household = of_police ? known.household : known.community_household;
    auto key = std::int32_t(of_police ? fact.household - 412'000'000'000 : fact.household);
    if (household >= 0 && household != key) known.two_households = true;
    else household = key;
    auto& marital = of_police ? known.marital_household : known.marital_community;
    if (fact.marital) marital = fact.marital;
    auto& spouse = of_police ? known.spouse_household : known.spouse_community;
    if (fact.spouse_number && !spouse) spouse = fact.spouse_number;
    members_.push_back({fact.household, fact.person, fact.birth, fact.relation});
}

void RegisterTruth::finish_department(Department department, std::string& planted) {
    auto key = [](Member const& member) { return std::pair(member.household, member.person); };
    std::ranges::stable_sort(members_, {}, key);
    for (std::size_t begin = 0; begin < members_.size();) {
        auto end = begin;
        while (end < members_.size() && members_[end].household == members_[begin].household) ++end;
        judge_household(begin, end, department == Department::household_register, planted);
        begin = end;
    }
    members_.clear();
    members_.shrink_to_fit();
}

void RegisterTruth::judge_household(std::size_t begin, std::size_t end, bool gaps, std::string& planted) const {
    std::set<PersonIndex> heads, members;
    Day head_birth = never;
    for (auto i = begin; i < end; ++i) {
        members.insert(members_[i].person);
        if (members_[i].relation != relation_head) continue;
        heads.insert(members_[i].person);
        head_birth = members_[i].birth;
    }
    if (heads.size() != 1) {
        for (auto member : members) plant_person(planted, "household_head_count", member);
        return;
    }
    if (!gaps || head_birth == never) return;
    std::set<PersonIndex> child_gaps, parent_gaps;
    for (auto i = begin; i < end; ++i) {
        auto const& member = members_[i];
        if (member.birth == never) continue;
        auto head = date_from_days(head_birth), born = date_from_days(member.birth);
        auto younger = member.birth >= head_birth ? age_in_years(head, born) : -age_in_years(born, head);
        if (is_child_relation(member.relation) && (younger < 15 || younger > 60)) child_gaps.insert(member.person);
        if ((member.relation == 51 || member.relation == 52) && -younger < 15) parent_gaps.insert(member.person);
    }
    for (auto person : child_gaps) plant_person(planted, "child_age_gap", person);
    for (auto person : parent_gaps) plant_person(planted, "parent_age_gap", person);
}

std::uint64_t RegisterTruth::spouse_number(PersonIndex person) const {
    auto const& known = known_[person];
    return known.spouse_household ? known.spouse_household : known.spouse_community;
}

PersonIndex RegisterTruth::owner_of(std::uint64_t number) const {
    auto found = std::ranges::lower_bound(own_numbers_, number, {}, [](auto const& pair) { return pair.first; });
    return found != own_numbers_.end() && found->first == number ? found->second : nobody;
}

void RegisterTruth::judge_spouse(PersonIndex index, std::string& planted) const {
    auto number = spouse_number(index);
    auto spouse = number ? owner_of(number) : nobody;
    if (spouse == nobody || !spouse_number(spouse)) return;
    auto back = owner_of(spouse_number(spouse));
    if (back != index) plant_person(planted, "spouse_not_mutual", index);
}

void RegisterTruth::judge_person(PersonIndex index, std::string& planted) const {
    auto const& known = known_[index];
    auto as_of = world_.as_of();
    auto died = death_of_record(index);
    if (died != never) {
        if ((known.birth != never && died < known.birth) || died > as_of) plant_person(planted, "death_before_birth", index);
        if (known.last_event > died) plant_person(planted, "event_after_death", index);
    }
    auto age = known.birth == never ? 0 : age_in_years(date_from_days(known.birth), date_from_days(as_of));
    if (age > 110 && known.died_household == never && known.died_community == never && !known.moved_away)
        plant_person(planted, "alive_over_110", index);
    if (known.temporary && known.birth != never && as_of - known.birth > 60) plant_person(planted, "temporary_number_kept", index);
    if (known.two_households) plant_person(planted, "two_households", index);
    if (known.two_inflows) plant_person(planted, "two_inflows", index);
    if (known.last_marriage_on == always || known.last_marriage_on >= as_of - 30) return;
    auto contradicts = [&](int status) {
        if (!status) return true;  // silent registers do not speak against
        return known.last_is_divorce ? status / 10 == 2 : status == 10 || status == 40;
    };
    if ((known.marital_household || known.marital_community) && contradicts(known.marital_household) && contradicts(known.marital_community))
        plant_person(planted, "marital_status_outdated", index);
}

void RegisterTruth::judge_shared_numbers(std::string& planted) const {
    auto numbers = foreign_numbers_;
    std::ranges::sort(numbers);
    auto repeated = std::ranges::unique(numbers);
    numbers.erase(repeated.begin(), repeated.end());
    std::set<PersonIndex> concerned;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto owner = owner_of(numbers[i].first);
        auto shared = owner != nobody && known_[owner].own_number;
        for (auto j : {i - 1, i + 1})
            if (j < numbers.size() && numbers[j].first == numbers[i].first) shared = true;
        if (!shared) continue;
        concerned.insert(numbers[i].second);
        if (owner != nobody && known_[owner].own_number) concerned.insert(owner);
    }
    for (auto person : concerned) plant_person(planted, "number_shared", person);
}

void RegisterTruth::finish(std::string& planted) {
    auto const& persons = world_.population.persons;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        own_numbers_.push_back({packed_number(number_text(persons[i].prefix, persons[i].born, persons[i].order)), PersonIndex(i)});
        if (persons[i].renumbered_on != never)
            own_numbers_.push_back({packed_number(number_text(persons[i].prefix, persons[i].born, persons[i].former_order)), PersonIndex(i)});
    }
    std::ranges::sort(own_numbers_);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (!known_[i].departments) continue;
        judge_person(PersonIndex(i), planted);
        judge_spouse(PersonIndex(i), planted);
    }
    judge_shared_numbers(planted);
    judge_births(planted);
    judge_certificates(planted);
    std::ranges::sort(disabilities_);
    judge_payments(planted);
}

void RegisterTruth::append_persons(std::string& text, std::size_t begin, std::size_t end) const {
    auto index = [](PersonIndex person) { return person == nobody ? std::string() : std::to_string(person + 1); };
    for (auto i = begin; i < end; ++i) {
        auto const& person = world_.population.persons[i];
        auto died = person.died <= world_.as_of() ? day_text(person.died, DateForm::dashes) : std::string();
        fmt::format_to(std::back_inserter(text), FMT_COMPILE("{},{},{},{},{},{},{},{},{},{}\n"), i + 1, world_.materials.names.full_name(person),
                       number_text(person.prefix, person.born, person.order), person.sex, day_text(person.born, DateForm::dashes), died, index(person.mother),
                       index(person.father), index(person.twin_of), known_[i].departments);
    }
}

}  // namespace jiayu::synth
