#include "linkage/harden_clk.hpp"

#include <bit>
#include <numeric>

namespace jiayu::linkage {

namespace {

std::vector<std::uint32_t> permutation(std::size_t size, KeyedChoices& choices) {
    std::vector<std::uint32_t> places(size);
    std::iota(places.begin(), places.end(), 0u);
    for (auto left = std::uint32_t(size); left > 1; --left) std::swap(places[left - 1], places[choices.below(left)]);
    return places;
}

void flip(std::uint64_t* code, std::size_t bit) { code[bit / 64] ^= std::uint64_t(1) << bit % 64; }

}  // namespace

// All hardenings here are linear over GF(2) but for a constant: a code is the exclusive or of what its filter's set bits flip.
ClkHardener::ClkHardener(ClkSchema const& schema, SecretKey const& key)
    : kind_(schema.hardening), code_words_(schema.bits / 64), at_rest_(code_words_) {
    auto const filter_bits = schema.filter_bits();
    if (kind_ == ClkHardening::balance) {
        flips_.resize(filter_bits * code_words_);
        KeyedChoices choices(key.derive("balance"));
        auto const places = permutation(schema.bits, choices);
        for (std::size_t bit = 0; bit < filter_bits; ++bit) {
            flip(&flips_[bit * code_words_], places[bit]);
            flip(&flips_[bit * code_words_], places[filter_bits + bit]);
            flip(at_rest_.data(), places[filter_bits + bit]);
        }
    }
    if (kind_ == ClkHardening::diffuse) {
        flips_.resize(filter_bits * code_words_);
        KeyedChoices choices(key.derive("diffuse"));
        std::vector<std::uint32_t> sources(filter_bits);
        std::iota(sources.begin(), sources.end(), 0u);
        for (std::size_t bit = 0; bit < schema.bits; ++bit)
            for (std::uint32_t drawn = 0; drawn < schema.diffusion; ++drawn) {  // without repetition: the start of a permutation
                std::swap(sources[drawn], sources[drawn + choices.below(std::uint32_t(filter_bits) - drawn)]);
                flip(&flips_[sources[drawn] * code_words_], bit);
            }
    }
}

void ClkHardener::harden(std::span<std::uint64_t const> filter, std::span<std::uint64_t> code) const {
    if (kind_ == ClkHardening::none) {
        std::ranges::copy(filter, code.begin());
        return;
    }
    std::ranges::copy(at_rest_, code.begin());
    for (std::size_t word = 0; word < filter.size(); ++word)
        for (auto left = filter[word]; left; left &= left - 1) {
            auto const* flips = &flips_[(word * 64 + std::size_t(std::countr_zero(left))) * code_words_];
            for (std::size_t i = 0; i < code_words_; ++i) code[i] ^= flips[i];
        }
}

}  // namespace jiayu::linkage
