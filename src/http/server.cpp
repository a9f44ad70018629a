#include "http/server.hpp"

#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

#include "http/machinery.hpp"
#include "http/messages.hpp"
#include "http/problem.hpp"

namespace jiayu::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// Over the limit: one line and away, without reading.
void turn_away(tcp::socket&& socket) {
    static constexpr std::string_view answer = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(answer), ignored);
}

void accept_next(Server::Machinery& machinery) {
    machinery.acceptor.async_accept(asio::make_strand(machinery.context), [&machinery](boost::system::error_code failure, tcp::socket socket) {
        if (failure == asio::error::operation_aborted || machinery.stopping) return;
        if (!failure && machinery.counts.connections >= static_cast<std::int64_t>(machinery.settings.connections)) {
            turn_away(std::move(socket));
        } else if (!failure) {
            boost::system::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            auto const strand = socket.get_executor();
            asio::post(strand, [&machinery, socket = std::move(socket)]() mutable { machinery.start_session(std::move(socket)); });
        }
        accept_next(machinery);
    });
}

Result<void> listen(Server::Machinery& machinery) {
    auto const& settings = machinery.settings;
    boost::system::error_code failure;
    auto const address = asio::ip::make_address(settings.address, failure);
    auto const refusal = [&] {
        return refuse(message::address_unavailable,
                      {{"address", settings.address}, {"port", std::to_string(settings.port)}, {"reason", failure.message()}});
    };
    if (failure) return refusal();
    tcp::endpoint const endpoint(address, settings.port);
    machinery.acceptor.open(endpoint.protocol(), failure);
    if (!failure) machinery.acceptor.set_option(asio::socket_base::reuse_address(true), failure);
    if (!failure) machinery.acceptor.bind(endpoint, failure);
    if (!failure) machinery.acceptor.listen(4096, failure);
    if (failure) return refusal();
    return {};
}

}  // namespace

Response Server::Machinery::answer(Request&& request) {
    try {
        return handler(std::move(request));
    } catch (std::exception const& failure) {
        ++counts.failures;
        if (log) log(failure.what());
        return problem_response(500, Error(message::handler_failed));
    }
}

Result<std::unique_ptr<Server>> Server::start(ServerSettings settings, Handler handler, FailureLog log) {
    auto machinery = std::make_unique<Machinery>();
    machinery->settings = std::move(settings);
    machinery->handler = std::move(handler);
    machinery->log = std::move(log);
    if (auto listening = listen(*machinery); !listening) return std::unexpected(listening.error());
    if (!machinery->settings.tls)
        start_plain_sessions(*machinery);
    else if (auto ready = start_tls_sessions(*machinery); !ready)
        return std::unexpected(ready.error());
    accept_next(*machinery);
    for (unsigned i = 0; i < machinery->settings.threads; ++i) machinery->threads.emplace_back([&context = machinery->context] { context.run(); });
    return std::make_unique<Server>(std::move(machinery));
}

Server::Server(std::unique_ptr<Machinery> machinery) : machinery_(std::move(machinery)) {}

Server::~Server() {
    machinery_->stopping = true;
    asio::post(machinery_->acceptor.get_executor(), [this] {
        boost::system::error_code ignored;
        machinery_->acceptor.close(ignored);
    });
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (machinery_->busy > 0 && std::chrono::steady_clock::now() < deadline) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    machinery_->context.stop();
    machinery_->threads.clear();
}

std::uint16_t Server::port() const { return machinery_->acceptor.local_endpoint().port(); }
ServerCounts const& Server::counts() const { return machinery_->counts; }

}  // namespace jiayu::http
