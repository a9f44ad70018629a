// How records become CLKs (cryptographic long-term keys: one Bloom filter for a whole record). All who want to compare must use one
// schema and one key. Read from TOML (docs/guide/linkage_privacy.md).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "linkage/model.hpp"

namespace jiayu::linkage {

struct ClkFeature {
    ColumnRule column;
    std::size_t qgram = 2;           // code points in a q-gram; 0: the whole value is one
    std::size_t hashes = 0;          // positions that each q-gram sets …
    std::size_t bits_per_value = 0;  // … or that all of a value set together, however long it is; one of the two is given
    bool positional = false;         // a q-gram counts as another one at another place: for dates and numbers
    bool padded = true;              // beginning and end of the value make q-grams of their own
};

enum class ClkHashing : std::uint8_t {
    independent,    // every position is its own keyed value
    double_hashing  // position i is h1 + i × h2: as older programs do it, and easier to attack (Niedermeyer 2014)
};

enum class ClkHardening : std::uint8_t {
    none,
    balance,  // half the bits are the filter, half its complement, all permuted by the key: every code has as many bits
    diffuse   // every bit is the exclusive or of `diffusion` bits of the filter, chosen by the key
};

struct ClkSchema {
    std::string id;             // the header of record ids; empty: the row's number
    std::size_t bits = 1024;    // of a code as it is written: a multiple of 64 (of 128 where balanced), at most 8,192
    ClkHashing hashing = ClkHashing::independent;
    ClkHardening hardening = ClkHardening::none;
    std::size_t diffusion = 10;
    std::vector<ClkFeature> features;
    std::optional<ColumnRule> salt;  // its name is "salt"; q-grams of records with different salts set different positions

    std::size_t filter_bits() const { return hardening == ClkHardening::balance ? bits / 2 : bits; }
};

Result<ClkSchema> clk_schema_from_toml(std::string_view toml);

// All that decides about the bits, as one text: equal for two departments whose headers alone differ.
std::string description_of(ClkSchema const& schema);

}  // namespace jiayu::linkage
