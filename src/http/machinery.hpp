// What the sessions of one server share. Internal to this folder: it brings in Boost.Asio, which is slow to compile.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <thread>

#include "http/server.hpp"

namespace jiayu::http {

class Server::Machinery {
public:
    ServerSettings settings;
    Handler handler;
    FailureLog log;
    ServerCounts counts;
    boost::asio::io_context context;
    boost::asio::ip::tcp::acceptor acceptor{boost::asio::make_strand(context)};
    std::atomic<bool> stopping{false};
    std::atomic<int> busy{0};  // requests between their head and the end of their answer
    std::vector<std::jthread> threads;
    // Starts a session on an accepted socket; made by server.cpp or tls.cpp.
    std::move_only_function<void(boost::asio::ip::tcp::socket&&)> start_session;

    Response answer(Request&& request);  // the handler's, or a 500 where it throws
};

// Plain sessions (plain.cpp) and sessions over TLS 1.2 and 1.3 (tls.cpp): each its own translation unit, for each compiles Boost.Beast.
void start_plain_sessions(Server::Machinery& machinery);
Result<void> start_tls_sessions(Server::Machinery& machinery);

}  // namespace jiayu::http
