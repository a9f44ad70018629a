// Hardening: what is done to a filter so that its bits tell less about single q-grams.
#pragma once
#include <span>
#include <vector>

#include "linkage/clk_schema.hpp"
#include "linkage/keyed_hash.hpp"

namespace jiayu::linkage {

class ClkHardener {
public:
    ClkHardener(ClkSchema const& schema, SecretKey const& key);

    // `filter` has schema.filter_bits(), `code` schema.bits.
    void harden(std::span<std::uint64_t const> filter, std::span<std::uint64_t> code) const;

private:
    ClkHardening kind_;
    std::size_t code_words_;
    std::vector<std::uint64_t> flips_;    // what setting each bit of the filter flips in the code: filter_bits × code_words
    std::vector<std::uint64_t> at_rest_;  // the code of the empty filter
};

}  // namespace jiayu::linkage
