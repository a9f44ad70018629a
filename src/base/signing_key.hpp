// Ed25519 signatures (RFC 8032): whoever has the public half can check what only the holder of the key could have signed.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/file.hpp"

struct evp_pkey_st;

namespace jiayu {

class SigningKey {
public:
    // The key in `file` (PEM, PKCS#8); made when missing, readable by its owner alone (0600). Throws EnvironmentFailure naming the path.
    static SigningKey open_or_make(Path const& file);
    std::string sign(std::string_view bytes) const;  // 128 hexadecimal characters
    std::string public_text() const;                 // 64 hexadecimal characters

private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    using Handle = std::unique_ptr<evp_pkey_st, Free>;
    explicit SigningKey(Handle key) : key_(std::move(key)) {}
    Handle key_;
};

// False also for texts that are no key or no signature.
bool is_signed(std::string_view public_text, std::string_view bytes, std::string_view signature);

}  // namespace jiayu
