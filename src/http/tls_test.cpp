// A server over TLS with a certificate of its own, asked by OpenSSL's client.
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "http/server.hpp"

namespace jiayu::http {
namespace {

template <class Write>
void write_pem(std::filesystem::path const& path, Write write) {
    BIO* const file = BIO_new_file(path.c_str(), "w");
    write(file);
    BIO_free(file);
}

// A self-signed certificate for a day, invented for this test.
TlsFiles make_certificate(std::filesystem::path const& folder) {
    TlsFiles const files{folder / "certificate.pem", folder / "key.pem"};
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    write_pem(files.certificate, [&](BIO* file) { PEM_write_bio_X509(file, certificate); });
    write_pem(files.key, [&](BIO* file) { PEM_write_bio_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr); });
    X509_free(certificate);
    EVP_PKEY_free(key);
    return files;
}

// The whole answer to `request`, over a TLS of at most `version`; empty where no connection comes about.
std::string ask(std::uint16_t port, std::string_view request, int version) {
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_min_proto_version(context, 0);
    SSL_CTX_set_max_proto_version(context, version);
    BIO* const connection = BIO_new_ssl_connect(context);
    BIO_set_conn_hostname(connection, fmt::format("127.0.0.1:{}", port).c_str());
    std::string answer;
    if (BIO_do_connect(connection) > 0 && BIO_write(connection, request.data(), static_cast<int>(request.size())) > 0) {
        char bytes[4096];
        for (int count = 0; (count = BIO_read(connection, bytes, sizeof(bytes))) > 0;) answer.append(bytes, static_cast<std::size_t>(count));
    }
    BIO_free_all(connection);
    SSL_CTX_free(context);
    return answer;
}

TEST(Tls, AnswersOverTls12And13AndNothingOlder) {
    auto const folder = std::filesystem::path(testing::TempDir()) / "jiayu_tls_test";
    std::filesystem::create_directories(folder);
    ServerSettings settings;
    settings.threads = 2;
    settings.tls = make_certificate(folder);
    auto const server = Server::start(settings, [](Request&& request) { return text_response(200, "text/plain", request.encrypted ? "encrypted" : "plain"); });
    ASSERT_TRUE(server) << server.error().text(Language::en);
    constexpr std::string_view request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    EXPECT_TRUE(ask((*server)->port(), request, TLS1_3_VERSION).ends_with("encrypted"));
    EXPECT_TRUE(ask((*server)->port(), request, TLS1_2_VERSION).ends_with("encrypted"));
    EXPECT_EQ(ask((*server)->port(), request, TLS1_1_VERSION), "");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace jiayu::http
