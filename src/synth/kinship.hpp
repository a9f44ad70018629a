// How members of a household are related to its head, in GB/T 4761.
#pragma once
#include "synth/world.hpp"

namespace jiayu::synth {

inline constexpr std::uint8_t relation_head = 2;

std::uint8_t relation_code(World const& world, PersonIndex head, PersonIndex member);
int sex_of_relation(int code);    // 1, 2; 0 says neither
bool is_child_relation(int code);  // 子 女 and their numbered kinds, not 女婿 儿媳
PersonIndex spouse_of(World const& world, PersonIndex person);  // of the latest partnership, ended or not
PersonIndex head_of(World const& world, std::int32_t household);

// A throw that comes out the same wherever it is asked: for faults that several departments share.
double shared_lot(World const& world, std::uint64_t topic, std::uint64_t about);

}  // namespace jiayu::synth
