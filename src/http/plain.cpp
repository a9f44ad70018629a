#include "http/session.hpp"

namespace jiayu::http {

void start_plain_sessions(Server::Machinery& machinery) {
    machinery.start_session = [&machinery](asio::ip::tcp::socket&& socket) {
        auto session = std::make_shared<Session<beast::tcp_stream>>(machinery, beast::tcp_stream(std::move(socket)));
        session->begin();
    };
}

}  // namespace jiayu::http
