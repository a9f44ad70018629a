#include "base/signing_key.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <optional>
#include <vector>

#include "base/assert.hpp"
#include "base/messages.hpp"
#include "base/result.hpp"

namespace jiayu {

namespace {

using Bytes = std::vector<unsigned char>;

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string hex_of(std::span<unsigned char const> bytes) {
    std::string text;
    for (auto byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

std::optional<Bytes> bytes_of(std::string_view hex) {
    Bytes bytes(hex.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto from = hex.data() + 2 * i;
        if (auto [end, error] = std::from_chars(from, from + 2, bytes[i], 16); error != std::errc() || end != from + 2) return std::nullopt;
    }
    return hex.size() % 2 ? std::nullopt : std::optional(bytes);
}

[[noreturn]] void fail_on(Path const& file, std::string_view reason) {
    throw EnvironmentFailure(Error(message::signing_key_failed, {{"path", file.string()}, {"reason", std::string(reason)}}));
}

// Readable by others at no moment: the mode is given as the file is made. Of two processes that make it at once, one wins.
void keep(Path const& file, std::string_view pem) {
    auto made = file;
    made += fmt::format(".{}", ::getpid());
    auto handle = ::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (handle < 0) fail_on(file, std::strerror(errno));
    bool whole = ::write(handle, pem.data(), pem.size()) == ssize_t(pem.size()) && ::fsync(handle) == 0;
    auto failure = errno;
    ::close(handle);
    bool linked = whole && (::link(made.c_str(), file.c_str()) == 0 || errno == EEXIST);
    if (whole && !linked) failure = errno;
    ::unlink(made.c_str());
    if (!linked) fail_on(file, std::strerror(failure));
}

std::string new_key_pem() {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
    std::unique_ptr<BIO, FreeBio> bio(BIO_new(BIO_s_mem()));
    JIAYU_ASSERT(key && bio && PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    char* text = nullptr;
    auto size = BIO_get_mem_data(bio.get(), &text);
    return {text, std::size_t(size)};
}

}  // namespace

void SigningKey::Free::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

SigningKey SigningKey::open_or_make(Path const& file) {
    if (std::error_code none; !std::filesystem::exists(file, none)) keep(file, new_key_pem());
    auto pem = read_file(file);
    std::unique_ptr<BIO, FreeBio> bio(BIO_new_mem_buf(pem.data(), int(pem.size())));
    JIAYU_ASSERT(bio);
    Handle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) fail_on(file, "Ed25519");
    return SigningKey(std::move(key));
}

std::string SigningKey::sign(std::string_view bytes) const {
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
    std::array<unsigned char, 64> signature;
    auto size = signature.size();
    JIAYU_ASSERT(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
                 EVP_DigestSign(context.get(), signature.data(), &size, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()) == 1);
    return hex_of(std::span(signature).first(size));
}

std::string SigningKey::public_text() const {
    std::array<unsigned char, 32> bytes;
    auto size = bytes.size();
    JIAYU_ASSERT(EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size) == 1);
    return hex_of(std::span(bytes).first(size));
}

bool is_signed(std::string_view public_text, std::string_view bytes, std::string_view signature) {
    auto key_bytes = bytes_of(public_text), signature_bytes = bytes_of(signature);
    if (!key_bytes || !signature_bytes) return false;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key_bytes->data(), key_bytes->size()), EVP_PKEY_free);
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature_bytes->data(), signature_bytes->size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()) == 1;
}

}  // namespace jiayu
