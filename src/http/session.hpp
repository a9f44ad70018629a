// One connection: reads a head, checks it, reads the body, asks the handler, writes the answer, and begins again. Everything of one connection runs on
// its strand. Internal to this folder.
#pragma once
#include <boost/asio/ssl/stream_base.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "base/assert.hpp"
#include "http/compression.hpp"
#include "http/head.hpp"
#include "http/machinery.hpp"
#include "http/messages.hpp"
#include "http/problem.hpp"
#include "http/target.hpp"

namespace jiayu::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

template <class Stream>
class Session : public std::enable_shared_from_this<Session<Stream>> {
public:
    static constexpr bool encrypted = !std::is_same_v<Stream, beast::tcp_stream>;

    Session(Server::Machinery& machinery, Stream&& stream)
        : machinery_(machinery), stream_(std::move(stream)), timer_(stream_.get_executor()), buffer_(machinery.settings.head_bytes + read_bytes) {
        ++machinery_.counts.connections;
        beast::error_code failure;
        auto const endpoint = beast::get_lowest_layer(stream_).socket().remote_endpoint(failure);
        if (!failure) peer_ = endpoint.address().to_string();
    }
    ~Session() {
        end_request();
        --machinery_.counts.connections;
    }
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    // On the session's strand.
    void begin() {
        if constexpr (encrypted) {
            expires_after(machinery_.settings.head_time);
            stream_.async_handshake(asio::ssl::stream_base::server, continued([](Session& self, beast::error_code failure, auto...) {
                if (!failure) self.await_head();
            }));
        } else {
            await_head();
        }
    }

private:
    using Parser = beast::http::request_parser<beast::http::string_body>;
    static constexpr std::size_t read_bytes = 16 << 10;

    // A completion handler that keeps the session alive and hands it over.
    template <class Then>
    auto continued(Then then) {
        return [self = this->shared_from_this(), then = std::move(then)](auto&&... arguments) mutable {
            then(*self, std::forward<decltype(arguments)>(arguments)...);
        };
    }

    void expires_after(std::chrono::milliseconds time) { beast::get_lowest_layer(stream_).expires_after(time); }

    void await_head() {
        if (machinery_.stopping) return close();
        expires_after(buffer_.size() == 0 ? machinery_.settings.idle_time : machinery_.settings.head_time);
        head_searched_ = 0;
        head_begun_ = buffer_.size() != 0;
        read_head();
    }

    // Looks for the end of the head in what is there; reads on where it is missing. Only the part not searched before is searched.
    void read_head() {
        std::string_view const bytes(static_cast<char const*>(buffer_.data().data()), buffer_.size());
        auto const from = head_searched_ > 3 ? head_searched_ - 3 : 0;
        if (auto const end = bytes.find("\r\n\r\n", from); end != bytes.npos && end + 4 <= machinery_.settings.head_bytes)
            return take_head(bytes.substr(0, end + 4));
        if (bytes.size() >= machinery_.settings.head_bytes)
            return refuse_request(431, Error(message::head_too_large, {{"limit", std::to_string(machinery_.settings.head_bytes)}}));
        // A line that ends in LF alone never becomes a head: refuse it now rather than after the time is up.
        if (bytes.find("\n\n") != bytes.npos || bytes.find('\0') != bytes.npos) return refuse_request(400, Error(message::line_end));
        head_searched_ = bytes.size();
        stream_.async_read_some(buffer_.prepare(std::min(read_bytes, buffer_.max_size() - buffer_.size())), continued([](Session& self, beast::error_code failure, std::size_t count) {
            if (failure) return self.close();
            self.buffer_.commit(count);
            if (!std::exchange(self.head_begun_, true)) self.expires_after(self.machinery_.settings.head_time);
            self.read_head();
        }));
    }

    void take_head(std::string_view head) {
        if (auto checked = check_head(head); !checked) return refuse_request(400, checked.error());
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(machinery_.settings.head_bytes));
        parser_->body_limit(machinery_.settings.body_bytes);
        beast::error_code failure;
        auto const used = parser_->put(asio::buffer(head), failure);
        buffer_.consume(used);
        if (failure == beast::http::error::body_limit) return refuse_body();
        if (failure && failure != beast::http::error::need_more) return refuse_request(400, Error(message::head_broken, {{"reason", failure.message()}}));
        if (parser_->is_done()) return handle();
        if (beast::iequals(parser_->get()[beast::http::field::expect], "100-continue")) return invite_body();
        read_body();
    }

    void invite_body() {
        static constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(stream_, asio::buffer(invitation), continued([](Session& self, beast::error_code failure, std::size_t) {
            if (!failure) self.read_body();
        }));
    }

    void read_body() {
        expires_after(machinery_.settings.body_time);
        beast::http::async_read(stream_, buffer_, *parser_, continued([](Session& self, beast::error_code failure, std::size_t) {
            if (failure == beast::http::error::body_limit) return self.refuse_body();
            if (failure.category() == beast::http::make_error_code(beast::http::error::bad_chunk).category() && failure != beast::http::error::end_of_stream &&
                failure != beast::http::error::partial_message)
                return self.refuse_request(400, Error(message::body_broken));
            if (!failure) self.handle();
        }));
    }

    void handle() {
        auto message = parser_->release();
        keep_alive_ = message.keep_alive();
        head_only_ = message.method() == beast::http::verb::head;
        auto target = parse_target({message.target().data(), message.target().size()});
        if (!target) return refuse_request(400, target.error());
        Request request;
        request.method = message.method_string();
        request.segments = std::move(target->segments);
        request.query = std::move(target->query);
        for (auto const& field : message) request.fields.push_back({field.name_string(), field.value()});
        request.body = std::move(message.body());
        request.peer = peer_;
        request.encrypted = encrypted;
        beast::get_lowest_layer(stream_).expires_never();
        busy_ = true;
        ++machinery_.busy;
        auto const for_compression = Request{.fields = accepted_encoding(request)};
        Response response = machinery_.answer(std::move(request));
        ++machinery_.counts.requests;
        compress(for_compression, response);
        write(std::move(response));
    }

    static std::vector<Field> accepted_encoding(Request const& request) {
        auto const accepted = request.field("Accept-Encoding");
        return accepted ? std::vector<Field>{{"Accept-Encoding", std::string(*accepted)}} : std::vector<Field>{};
    }

    void refuse_body() {
        refuse_request(413, Error(message::body_too_large, {{"limit", std::to_string(machinery_.settings.body_bytes)}}));
    }

    // After a malformed request nothing on this connection can be trusted to begin where it seems to.
    void refuse_request(int status, Error const& error) {
        ++machinery_.counts.malformed;
        keep_alive_ = false;
        head_only_ = false;
        write(problem_response(status, error));
    }

    template <class Message>
    void set_fields(Message& head, Response const& response) const {
        head.result(static_cast<unsigned>(response.status));
        for (Field const& field : response.fields) head.insert(field.name, field.value);
        head.keep_alive(keep_alive_);
    }

    void write(Response&& response) {
        if (!std::exchange(busy_, true)) ++machinery_.busy;
        expires_after(machinery_.settings.write_time);
        if (response.pieces) return write_head_of_pieces(std::move(response));
        whole_.emplace();
        set_fields(*whole_, response);
        auto const bytes = response.body.size();
        if (!head_only_) whole_->body() = std::move(response.body);
        if (response.status != 204 && response.status != 304) whole_->content_length(bytes);
        beast::http::async_write(stream_, *whole_, continued([](Session& self, beast::error_code failure, std::size_t) {
            self.whole_.reset();
            self.finish(failure);
        }));
    }

    void write_head_of_pieces(Response&& response) {
        pieces_ = std::move(response.pieces);
        head_of_pieces_.emplace();
        set_fields(*head_of_pieces_, response);
        head_of_pieces_->chunked(true);
        serializer_.emplace(*head_of_pieces_);
        beast::http::async_write_header(stream_, *serializer_, continued([](Session& self, beast::error_code failure, std::size_t) {
            if (failure || self.head_only_) return self.finish(failure);
            self.write_pieces();
        }));
    }

    void write_pieces() {
        std::optional<Piece> piece;
        try {
            if (machinery_.stopping) return close();
            piece = pieces_();
        } catch (std::exception const& failure) {
            ++machinery_.counts.failures;
            if (machinery_.log) machinery_.log(failure.what());
            return close();  // no last chunk: the client sees that the body is cut
        }
        if (!piece) return write_last_chunk();
        if (piece->bytes.empty()) return wait_for_piece(piece->wait);
        expires_after(machinery_.settings.write_time);
        piece_ = std::move(piece->bytes);
        auto const wait = piece->wait;
        asio::async_write(stream_, beast::http::make_chunk(asio::buffer(piece_)), continued([wait](Session& self, beast::error_code failure, std::size_t) {
            if (failure) return self.close();
            wait.count() ? self.wait_for_piece(wait) : self.write_pieces();
        }));
    }

    void wait_for_piece(std::chrono::milliseconds wait) {
        beast::get_lowest_layer(stream_).expires_never();
        timer_.expires_after(std::max(wait, std::chrono::milliseconds(10)));
        timer_.async_wait(continued([](Session& self, beast::error_code failure) {
            if (!failure) self.write_pieces();
        }));
    }

    void write_last_chunk() {
        asio::async_write(stream_, beast::http::make_chunk_last(), continued([](Session& self, beast::error_code failure, std::size_t) { self.finish(failure); }));
    }

    void finish(beast::error_code failure) {
        pieces_ = {};
        serializer_.reset();
        head_of_pieces_.reset();
        end_request();
        if (failure || !keep_alive_) return close();
        await_head();
    }

    void end_request() {
        if (std::exchange(busy_, false)) --machinery_.busy;
    }

    // Says goodbye and lets what the client still sends run out for a moment: closing on unread bytes would reset the connection and could take
    // the answer away before the client has read it.
    void close() {
        beast::error_code ignored;
        auto& socket = beast::get_lowest_layer(stream_).socket();
        socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        expires_after(std::chrono::seconds(1));
        drain();
    }

    void drain() {
        buffer_.clear();
        beast::get_lowest_layer(stream_).async_read_some(buffer_.prepare(read_bytes), continued([](Session& self, beast::error_code failure, std::size_t) {
            if (!failure) self.drain();
        }));
    }

    Server::Machinery& machinery_;
    Stream stream_;
    asio::steady_timer timer_;
    beast::flat_buffer buffer_;
    std::string peer_;
    std::size_t head_searched_ = 0;
    bool head_begun_ = false;
    bool keep_alive_ = false;
    bool head_only_ = false;
    bool busy_ = false;  // counted in the machinery's busy
    std::optional<Parser> parser_;
    std::optional<beast::http::response<beast::http::string_body>> whole_;
    std::optional<beast::http::response<beast::http::empty_body>> head_of_pieces_;
    std::optional<beast::http::response_serializer<beast::http::empty_body>> serializer_;
    Pieces pieces_;
    std::string piece_;
};

}  // namespace jiayu::http
