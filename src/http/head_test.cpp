#include "http/head.hpp"

#include <gtest/gtest.h>

#include "http/messages.hpp"

namespace jiayu::http {
namespace {

// The head "GET / HTTP/1.1, Host: a" with one more line.
Result<void> check_with(std::string_view line) { return check_head(fmt::format("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n\r\n", line)); }

void expect_refused(Result<void> const& checked, Message const& expected) {
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code->name, expected.name);
}

TEST(Head, TakesAnOrdinaryOne) {
    EXPECT_TRUE(check_with("Accept: */*"));
    EXPECT_TRUE(check_with("Content-Length: 12"));
    EXPECT_TRUE(check_with("transfer-encoding: Chunked"));
    EXPECT_TRUE(check_with("X-Empty:"));
}

TEST(Head, RefusesWhatTwoReadersCouldReadDifferently) {
    expect_refused(check_with("Content-Length: 1\r\nContent-Length: 2"), message::length_conflict);
    expect_refused(check_with("Content-Length: 1\r\nContent-Length: 1"), message::length_conflict);
    expect_refused(check_with("Content-Length: 1\r\nTransfer-Encoding: chunked"), message::length_conflict);
    expect_refused(check_with("Content-Length: 1, 1"), message::length_unreadable);
    expect_refused(check_with("Content-Length: +1"), message::length_unreadable);
    expect_refused(check_with("Content-Length: 99999999999999999999"), message::length_unreadable);
    expect_refused(check_with("Transfer-Encoding: gzip, chunked"), message::encoding_unknown);
    expect_refused(check_with("Transfer-Encoding: xchunked"), message::encoding_unknown);
    expect_refused(check_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), message::length_conflict);
    expect_refused(check_with("X: a\r\n b"), message::folded_line);
    expect_refused(check_with("X : a"), message::space_before_colon);
    expect_refused(check_with("X: a\nY: b"), message::line_end);
    expect_refused(check_with("X: a\rY: b"), message::line_end);
    expect_refused(check_with(std::string_view("X: \0", 4)), message::control_character);
    expect_refused(check_with("no colon"), message::field_without_colon);
    expect_refused(check_with("Host: b"), message::host_twice);
}

TEST(Head, RefusesAHeadWithoutHostOrOfAnotherVersion) {
    expect_refused(check_head("GET / HTTP/1.1\r\n\r\n"), message::host_missing);
    expect_refused(check_head("GET / HTTP/1.0\r\nHost: a\r\n\r\n"), message::version_unknown);
    expect_refused(check_head("GET /\r\n\r\n"), message::version_unknown);
    expect_refused(check_head("\r\n"), message::version_unknown);
}

}  // namespace
}  // namespace jiayu::http
