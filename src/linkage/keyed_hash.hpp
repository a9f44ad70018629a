// What only the holders of the secret key can compute: keys by purpose (HKDF-SHA-256, RFC 5869), and any number of pseudo-random
// values of a text (HMAC-SHA-256 in counter mode).
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

struct evp_mac_ctx_st;

namespace jiayu::linkage {

inline constexpr std::size_t secret_key_bytes_min = 16;

using DerivedKey = std::array<unsigned char, 32>;

// The secret that departments share. Wiped from memory when it goes; never printed.
class SecretKey {
public:
    // `bytes` as in the key file; one line end at the end is not part of the key. Refuses less than 16 bytes.
    static Result<SecretKey> from_bytes(std::string bytes);
    ~SecretKey();
    SecretKey(SecretKey&&) noexcept = default;
    SecretKey& operator=(SecretKey&&) noexcept = default;

    DerivedKey derive(std::string_view purpose) const;

private:
    explicit SecretKey(std::string_view bytes) : bytes_(bytes.begin(), bytes.end()) {}
    std::vector<unsigned char> bytes_;  // a vector leaves no copy behind when it moves
};

class KeyedHash {
public:
    explicit KeyedHash(DerivedKey const& key);
    ~KeyedHash();
    KeyedHash(KeyedHash const&) = delete;
    KeyedHash& operator=(KeyedHash const&) = delete;

    // Value i is the same however many are asked for. Not for two threads at once.
    void fill(std::string_view text, std::span<std::uint32_t> values);

private:
    struct Freed {
        void operator()(evp_mac_ctx_st* context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Freed> context_;
};

// An endless row of keyed values below a bound, for permutations and choices.
class KeyedChoices {
public:
    explicit KeyedChoices(DerivedKey const& key) : hash_(key) {}
    std::uint32_t below(std::uint32_t bound);

private:
    KeyedHash hash_;
    std::uint64_t block_ = 0;
    std::size_t used_ = 0;
    std::array<std::uint32_t, 256> values_;
};

}  // namespace jiayu::linkage
