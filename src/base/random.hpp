// A small deterministic generator (SplitMix64) with distributions that give the same values on every machine, unlike <random>'s.
#pragma once
#include <cstdint>
#include <span>

namespace jiayu {

class Random {
    __extension__ using wide = unsigned __int128;

public:
    explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

    // An independent stream for a part of the work, so that threads and order do not change results. All streams walk one cycle of
    // states: mixing throws neighbouring labels to far places of it, where a step from label to label would follow its neighbour.
    constexpr Random fork(std::uint64_t label) const {
        return Random(mix(scatter(state_) + (label + 1) * step));
    }
    constexpr std::uint64_t next() { return mix(state_ += step); }
    constexpr double uniform() { return double(next() >> 11) * 0x1.0p-53; }  // [0, 1)
    constexpr std::uint64_t below(std::uint64_t bound) {                      // [0, bound)
        return std::uint64_t((static_cast<wide>(next()) * bound) >> 64);
    }
    constexpr std::int64_t between(std::int64_t low, std::int64_t high) {  // [low, high]
        return low + std::int64_t(below(std::uint64_t(high - low + 1)));
    }
    constexpr bool chance(double probability) { return uniform() < probability; }

private:
    static constexpr std::uint64_t step = 0x9E3779B97F4A7C15ull;

    static constexpr std::uint64_t mix(std::uint64_t z) {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ z >> 27) * 0x94D049BB133111EBull;
        return z ^ z >> 31;
    }
    // MurmurHash3's finaliser: another mix than that of next(), so that no child begins at a value that its parent draws.
    static constexpr std::uint64_t scatter(std::uint64_t z) {
        z = (z ^ z >> 33) * 0xFF51AFD7ED558CCDull;
        z = (z ^ z >> 33) * 0xC4CEB9FE1A85EC53ull;
        return z ^ z >> 33;
    }

    std::uint64_t state_;
};

// Index drawn by cumulative weights (ascending, last is the total).
std::size_t draw(Random& random, std::span<double const> cumulative_weights);

}  // namespace jiayu
