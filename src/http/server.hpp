// An HTTP/1.1 server on one address. Connections wait without a thread; a handler may block, for `threads` of them run at once. Malformed requests
// are answered 400 (a head too large 431, a body too large 413) with problem details and a closed connection, and never reach the handler.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace jiayu::http {

struct TlsFiles {
    std::filesystem::path certificate;  // PEM, the chain from the leaf up
    std::filesystem::path key;          // PEM
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one, told by Server::port()
    unsigned threads = 8;
    std::size_t connections = 16'384;
    std::size_t head_bytes = 32 << 10;
    std::uint64_t body_bytes = 16 << 20;
    std::chrono::milliseconds head_time{10'000};   // from a head's first byte to its last: slow heads are cut
    std::chrono::milliseconds body_time{60'000};   // for a whole body
    std::chrono::milliseconds idle_time{60'000};   // between requests
    std::chrono::milliseconds write_time{60'000};  // for one body or piece
    std::optional<TlsFiles> tls;
};

struct ServerCounts {
    std::atomic<std::int64_t> connections{0};  // open now
    std::atomic<std::uint64_t> requests{0};    // answered by the handler
    std::atomic<std::uint64_t> malformed{0};   // refused before
    std::atomic<std::uint64_t> failures{0};    // the handler threw
};

// Called on several threads at once.
using Handler = std::function<Response(Request&&)>;
// What a throwing handler said, for the log; never sent to the client.
using FailureLog = std::function<void(std::string_view)>;

class Server {
public:
    // Refuses: the address is taken or unknown, certificate or key unreadable.
    static Result<std::unique_ptr<Server>> start(ServerSettings settings, Handler handler, FailureLog log = {});
    // Stops taking connections, lets running requests finish for five seconds, and closes the rest.
    ~Server();

    std::uint16_t port() const;
    ServerCounts const& counts() const;

    class Machinery;  // http/machinery.hpp: what sessions share
    explicit Server(std::unique_ptr<Machinery> machinery);

private:
    std::unique_ptr<Machinery> machinery_;
};

}  // namespace jiayu::http
