#include "linkage/keyed_hash.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <cstring>

#include "base/assert.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::string_view hkdf_salt = "jiayu clk 1";  // a new way of encoding gets a new number, so that codes cannot be mixed

OSSL_PARAM octets(char const* name, std::string_view bytes) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(bytes.data()), bytes.size());
}

OSSL_PARAM digest_sha256() {
    static char name[] = "SHA256";
    return OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, name, 0);
}

}  // namespace

Result<SecretKey> SecretKey::from_bytes(std::string bytes) {
    auto text = std::string_view(bytes);
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.size() < secret_key_bytes_min)
        return refuse(message::clk_key_short, {{"found", std::to_string(text.size())}, {"least", std::to_string(secret_key_bytes_min)}});
    SecretKey key(text);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return key;
}

SecretKey::~SecretKey() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

DerivedKey SecretKey::derive(std::string_view purpose) const {
    std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> const kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free);
    std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> const context(EVP_KDF_CTX_new(kdf.get()), EVP_KDF_CTX_free);
    OSSL_PARAM const parameters[] = {digest_sha256(), octets(OSSL_KDF_PARAM_KEY, std::string_view(reinterpret_cast<char const*>(bytes_.data()), bytes_.size())), octets(OSSL_KDF_PARAM_SALT, hkdf_salt),
                                     octets(OSSL_KDF_PARAM_INFO, purpose), OSSL_PARAM_construct_end()};
    DerivedKey key;
    JIAYU_ASSERT(EVP_KDF_derive(context.get(), key.data(), key.size(), parameters) == 1);
    return key;
}

void KeyedHash::Freed::operator()(evp_mac_ctx_st* context) const { EVP_MAC_CTX_free(context); }

KeyedHash::KeyedHash(DerivedKey const& key) {
    std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> const mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr), EVP_MAC_free);
    context_.reset(EVP_MAC_CTX_new(mac.get()));
    OSSL_PARAM const parameters[] = {digest_sha256(), OSSL_PARAM_construct_end()};
    JIAYU_ASSERT(context_ && EVP_MAC_init(context_.get(), key.data(), key.size(), parameters) == 1);
}

KeyedHash::~KeyedHash() = default;

void KeyedHash::fill(std::string_view text, std::span<std::uint32_t> values) {
    std::array<std::uint32_t, 8> block;
    for (std::uint32_t number = 0, done = 0; done < values.size(); ++number) {
        std::size_t size = 0;
        auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
        JIAYU_ASSERT(EVP_MAC_init(context_.get(), nullptr, 0, nullptr) == 1);
        JIAYU_ASSERT(EVP_MAC_update(context_.get(), reinterpret_cast<unsigned char const*>(&number), sizeof number) == 1);
        JIAYU_ASSERT(EVP_MAC_update(context_.get(), bytes, text.size()) == 1);
        JIAYU_ASSERT(EVP_MAC_final(context_.get(), reinterpret_cast<unsigned char*>(block.data()), &size, sizeof block) == 1 && size == sizeof block);
        auto const count = std::min(block.size(), values.size() - done);
        std::copy_n(block.begin(), count, values.begin() + done);
        done += std::uint32_t(count);
    }
}

std::uint32_t KeyedChoices::below(std::uint32_t bound) {
    if (block_ == 0 || used_ == values_.size()) {
        hash_.fill(std::to_string(block_++), values_);
        used_ = 0;
    }
    return std::uint32_t(std::uint64_t(values_[used_++]) * bound >> 32);
}

}  // namespace jiayu::linkage
