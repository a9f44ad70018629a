#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

bool is_parent(Person const& child, PersonIndex parent) { return parent != nobody && (child.mother == parent || child.father == parent); }

std::uint8_t child_code(World const& world, PersonIndex index) {
    auto const& child = world.person(index);
    auto base = child.sex == 1 ? 20 : 30;
    auto siblings = child.mother != nobody ? world.person(child.mother).children : 1;
    if (siblings <= 1) return std::uint8_t(base + (index % 3 ? 0 : 1));
    return std::uint8_t(base + 1 + std::clamp(int(child.birth_order), 1, 5));
}

std::uint8_t grandchild_code(Person const& child, bool through_son) {
    return std::uint8_t((through_son ? 41 : 43) + (child.sex == 1 ? 0 : 1));
}

std::uint8_t sibling_code(Person const& head, Person const& member) {
    return std::uint8_t((member.sex == 1 ? 71 : 75) + (member.born <= head.born ? 0 : 2));
}

std::uint8_t in_law_code(World const& world, PersonIndex head, PersonIndex member) {
    auto spouse = spouse_of(world, member);
    if (spouse == nobody) return 0;
    auto const& tie = world.person(spouse);
    if (is_parent(tie, head)) return world.person(member).sex == 1 ? 28 : 38;
    auto const& self = world.person(head);
    if (tie.mother != nobody && tie.mother == self.mother && spouse != head) {
        auto code = sibling_code(self, tie);
        return std::uint8_t(code + 1);
    }
    return 0;
}

std::uint8_t elder_code(World const& world, PersonIndex head, PersonIndex member) {
    auto const& self = world.person(head);
    auto sex = world.person(member).sex;
    if (is_parent(self, member)) return sex == 1 ? 51 : 52;
    auto spouse = spouse_of(world, head);
    if (spouse != nobody && is_parent(world.person(spouse), member)) {
        auto base = self.sex == 1 ? 55 : 53;
        return std::uint8_t(base + (sex == 1 ? 0 : 1));
    }
    for (auto [parent, base] : {std::pair{self.father, 61}, std::pair{self.mother, 63}})
        if (parent != nobody && is_parent(world.person(parent), member)) return std::uint8_t(base + (sex == 1 ? 0 : 1));
    return 0;
}

}  // namespace

PersonIndex spouse_of(World const& world, PersonIndex index) {
    auto at = world.person(index).partnership;
    if (at < 0) return nobody;
    auto const& couple = world.population.partnerships[at];
    return couple.husband == index ? couple.wife : couple.husband;
}

std::uint8_t relation_code(World const& world, PersonIndex head, PersonIndex member) {
    if (head == member) return relation_head;
    auto const& person = world.person(member);
    if (head == nobody) return 99;
    if (spouse_of(world, head) == member) return member % 5 ? 10 : person.sex == 1 ? 11 : 12;
    if (is_parent(person, head) || is_parent(person, spouse_of(world, head))) return child_code(world, member);
    for (auto parent : {person.father, person.mother})
        if (parent != nobody && is_parent(world.person(parent), head)) return grandchild_code(person, world.person(parent).sex == 1);
    if (auto code = elder_code(world, head, member)) return code;
    if (auto code = in_law_code(world, head, member)) return code;
    auto const& self = world.person(head);
    if (person.mother != nobody && person.mother == self.mother) return sibling_code(self, person);
    return person.household == self.household ? 97 : 99;
}

int sex_of_relation(int code) {
    constexpr int male[] = {11, 41, 43, 46, 47, 51, 53, 55, 57, 61, 63, 71, 73, 76, 78};
    constexpr int female[] = {12, 42, 44, 45, 48, 52, 54, 56, 58, 62, 64, 72, 74, 75, 77};
    if ((code >= 20 && code <= 29) || std::ranges::find(male, code) != std::end(male)) return 1;
    if ((code >= 30 && code <= 39) || std::ranges::find(female, code) != std::end(female)) return 2;
    return 0;
}

bool is_child_relation(int code) { return code >= 20 && code <= 39 && code != 28 && code != 38; }

PersonIndex head_of(World const& world, std::int32_t household) {
    for (auto member : world.members[household])
        if (world.person(member).head) return member;
    return world.members[household].empty() ? nobody : world.members[household].front();
}

double shared_lot(World const& world, std::uint64_t topic, std::uint64_t about) {
    return Random(world.settings.seed).fork(9000 + topic).fork(about).uniform();
}

}  // namespace jiayu::synth
