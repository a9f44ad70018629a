#include "http/server.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "http/invented_client.hpp"

namespace jiayu::http {
namespace {

using namespace std::chrono_literals;

// Answers with what it was asked; /long is slow, /fail throws, /pieces comes in pieces.
Response echo(Request&& request) {
    auto const first = request.segments.empty() ? std::string() : request.segments.front();
    if (first == "fail") throw std::runtime_error("the disk is gone");
    if (first == "long") std::this_thread::sleep_for(200ms);
    auto response = text_response(200, "text/plain", fmt::format("{} {} {}", request.method, first, request.body));
    if (first == "pieces")
        response.pieces = [count = 0]() mutable -> std::optional<Piece> {
            ++count;
            if (count == 2) return Piece{"", 20ms};
            if (count > 3) return std::nullopt;
            return Piece{fmt::format("line {}\n", count)};
        };
    return response;
}

class ServerTest : public testing::Test {
protected:
    static ServerSettings quick() {
        ServerSettings settings;
        settings.threads = 2;
        settings.head_bytes = 8 << 10;
        settings.body_bytes = 10'000;
        settings.head_time = 300ms;
        settings.body_time = 300ms;
        return settings;
    }
    std::unique_ptr<Server> server = Server::start(quick(), echo).value();
    std::string answer(std::string_view request) { return InventedClient(server->port()).send(request).receive(); }
    // The malformed request gets this status and the connection is closed.
    void expect_refused(std::string_view request, int status = 400) {
        auto const text = answer(request);
        EXPECT_TRUE(text.starts_with(fmt::format("HTTP/1.1 {} ", status))) << request << "\n" << text;
        EXPECT_NE(text.find("application/problem+json"), text.npos) << text;
        EXPECT_NE(text.find("Connection: close"), text.npos) << text;
        EXPECT_TRUE(text.ends_with("<closed>")) << text;
    }
};

TEST_F(ServerTest, AnswersSeveralRequestsOnOneConnection) {
    InventedClient client(server->port());
    EXPECT_NE(client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").receive("GET a ").find("200 OK"), std::string::npos);
    EXPECT_NE(client.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello").receive("hello").find("POST b hello"), std::string::npos);
    EXPECT_EQ(server->counts().requests, 2u);
}

TEST_F(ServerTest, AnswersRequestsSentAtOnceInTheirOrder) {
    auto const text = answer("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_LT(text.find("GET 1"), text.find("GET 2"));
    EXPECT_LT(text.find("GET 2"), text.find("GET 3"));
    EXPECT_NE(text.find("GET 3"), text.npos);
}

TEST_F(ServerTest, ReadsABodyInChunksAndOneThatWaitsToBeInvited) {
    EXPECT_NE(answer("POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n").find("POST c abcde"), std::string::npos);
    InventedClient client(server->port());
    EXPECT_NE(client.send("POST /d HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n").receive("\r\n\r\n").find("100 Continue"), std::string::npos);
    EXPECT_NE(client.send("hi").receive("hi").find("POST d hi"), std::string::npos);
}

TEST_F(ServerTest, RefusesMalformedRequestsAndCloses) {
    expect_refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
    expect_refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    expect_refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n");
    expect_refused("GET / HTTP/1.1\r\n\r\n");
    expect_refused("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n");
    expect_refused("GET / HTTP/1.1\nHost: x\n\n");
    expect_refused(std::string_view("GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", 35));
    expect_refused("GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n");
    expect_refused("G@T / HTTP/1.1\r\nHost: x\r\n\r\n");
    expect_refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    EXPECT_EQ(server->counts().requests, 0u);
    EXPECT_EQ(server->counts().malformed, 10u);
}

TEST_F(ServerTest, RefusesWhatIsTooLarge) {
    expect_refused("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(100'000, 'a') + "\r\n\r\n", 431);
    expect_refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10001\r\n\r\n", 413);
    expect_refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4000\r\n" + std::string(0x4000, 'a') + "\r\n0\r\n\r\n", 413);
}

TEST_F(ServerTest, CutsSlowHeadsAndSlowBodies) {
    EXPECT_EQ(InventedClient(server->port()).send("GET / HTTP/1.1\r\nHo").receive(), "<closed>");
    EXPECT_EQ(InventedClient(server->port()).send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab").receive(), "<closed>");
}

TEST_F(ServerTest, SendsPiecesAsChunks) {
    auto const text = answer("GET /pieces HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_NE(text.find("\r\n\r\n7\r\nline 1\n\r\n7\r\nline 3\n\r\n0\r\n\r\n"), text.npos) << text;
}

TEST_F(ServerTest, SendsNoBodyToHead) {
    auto const text = answer("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_NE(text.find("Content-Length: 7\r\n"), text.npos) << text;
    EXPECT_TRUE(text.ends_with("\r\n\r\n<closed>")) << text;
}

TEST_F(ServerTest, TellsNothingOfAFailureToTheClient) {
    auto const text = answer("GET /fail HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(text.starts_with("HTTP/1.1 500 "));
    EXPECT_EQ(text.find("disk"), text.npos);
}

TEST_F(ServerTest, LetsRunningRequestsFinishWhenItStops) {
    InventedClient client(server->port());
    client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    server.reset();
    EXPECT_NE(client.receive("GET long").find("GET long"), std::string::npos);
}

TEST_F(ServerTest, TurnsAwayMoreConnectionsThanItsLimit) {
    auto settings = quick();
    settings.connections = 3;
    auto const small = Server::start(settings, echo).value();
    std::vector<InventedClient> clients;
    for (int i = 0; i < 3; ++i) clients.emplace_back(small->port()).send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").receive("GET a ");
    EXPECT_TRUE(InventedClient(small->port()).receive().starts_with("HTTP/1.1 503 "));
}

TEST_F(ServerTest, HoldsAThousandIdleConnectionsAndStillAnswers) {
    std::vector<InventedClient> idle;
    for (int i = 0; i < 1000; ++i) idle.emplace_back(server->port());
    EXPECT_TRUE(idle.back().connected());
    EXPECT_NE(answer("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").find("GET a"), std::string::npos);
}

TEST_F(ServerTest, SaysWhyItCannotListen) {
    auto settings = quick();
    settings.port = server->port();
    EXPECT_FALSE(Server::start(settings, echo));
    settings.address = "no address";
    EXPECT_FALSE(Server::start(settings, echo));
    settings = quick();
    settings.tls = TlsFiles{"/nowhere/certificate.pem", "/nowhere/key.pem"};
    EXPECT_FALSE(Server::start(settings, echo));
}

}  // namespace
}  // namespace jiayu::http
