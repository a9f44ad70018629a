#include <boost/asio/ssl.hpp>
#include <boost/beast/ssl.hpp>

#include "http/session.hpp"

namespace jiayu::http {
namespace {

// TLS 1.2 and 1.3 alone; the library's own choice of ciphers is sound at OpenSSL 3's default level.
Result<asio::ssl::context> make_context(TlsFiles const& files) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1 |
                         asio::ssl::context::no_compression);
    beast::error_code failure;
    context.use_certificate_chain_file(files.certificate.string(), failure);
    if (!failure) context.use_private_key_file(files.key.string(), asio::ssl::context::pem, failure);
    if (!failure && SSL_CTX_check_private_key(context.native_handle()) != 1) failure = beast::error_code(1, asio::error::get_ssl_category());
    if (failure)
        return refuse(message::certificate_unreadable,
                      {{"certificate", files.certificate.string()}, {"key", files.key.string()}, {"reason", failure.message()}});
    return context;
}

}  // namespace

Result<void> start_tls_sessions(Server::Machinery& machinery) {
    auto context = make_context(*machinery.settings.tls);
    if (!context) return std::unexpected(context.error());
    machinery.start_session = [&machinery, context = std::move(*context)](asio::ip::tcp::socket&& socket) mutable {
        using Stream = beast::ssl_stream<beast::tcp_stream>;
        auto session = std::make_shared<Session<Stream>>(machinery, Stream(beast::tcp_stream(std::move(socket)), context));
        session->begin();
    };
    return {};
}

}  // namespace jiayu::http
