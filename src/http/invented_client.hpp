// A client for tests that sends what it is told, byte by byte if need be: no library would send a malformed request.
#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace jiayu::http {

class InventedClient {
public:
    explicit InventedClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
    }
    InventedClient(InventedClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_) {}
    ~InventedClient() {
        if (socket_ >= 0) ::close(socket_);
    }

    bool connected() const { return connected_; }
    InventedClient& send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }
    // Until the server closes, or `text` has come, or the time is up.
    std::string receive(std::string_view text = {}, std::chrono::milliseconds time = std::chrono::seconds(5)) {
        std::string all;
        auto const deadline = std::chrono::steady_clock::now() + time;
        while (text.empty() || all.find(text) == all.npos) {
            auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
            pollfd waiting{socket_, POLLIN, 0};
            if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) return all + "<time is up>";
            char bytes[4096];
            auto const count = ::recv(socket_, bytes, sizeof(bytes), 0);
            if (count <= 0) return all + "<closed>";
            all.append(bytes, static_cast<std::size_t>(count));
        }
        return all;
    }

private:
    int socket_;
    bool connected_ = false;
};

}  // namespace jiayu::http
