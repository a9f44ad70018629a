#include "service/label_file.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.hpp"
#include "service/messages.hpp"

namespace jiayu::service {
namespace {

class LabelFiles : public ::testing::Test {
protected:
    LabelFiles() : path_(std::filesystem::temp_directory_path() / fmt::format("jiayu_labels_{}.csv", ::getpid())) { std::filesystem::remove(path_); }
    ~LabelFiles() override { std::filesystem::remove(path_); }

    void append(std::vector<Label> const& labels) {
        auto appender = LabelAppender::open(path_);
        ASSERT_TRUE(appender) << appender.error().text(Language::en);
        appender->append(labels);
    }
    LabelFile read() const {
        auto file = read_labels(path_);
        EXPECT_TRUE(file) << file.error().text(Language::en);
        return file ? *file : LabelFile{};
    }
    void add_text(std::string_view text) { write_file(path_, (std::filesystem::exists(path_) ? jiayu::read_file(path_) : std::string()) + std::string(text)); }

    Path path_;
};

Label label_of(std::string a, std::string b, Answer answer = Answer::same) {
    return {.a = {"people", std::move(a)}, .b = {"people", std::move(b)}, .answer = answer, .reviewer = "Li", .time = "2026-11-23T08:00:00Z"};
}

TEST_F(LabelFiles, WhatWasWrittenIsReadBack) {
    auto drawn = label_of("3", "4", Answer::different);
    drawn.asked_as = AskedAs::sample;
    drawn.drawn = DrawnFrom{"a1b2c3", 4, 1234};
    auto odd = label_of("a,\"b\"", "线\n段", Answer::unsure);
    std::vector<Label> const labels{label_of("1", "2"), drawn, odd};
    append({labels[0]});
    append({labels[1], labels[2]});
    EXPECT_EQ(read().labels, labels);
    EXPECT_TRUE(read().refused.empty());
    auto permissions = std::filesystem::status(path_).permissions();
    EXPECT_EQ(permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all), std::filesystem::perms::none);
}

TEST_F(LabelFiles, AnAbsentFileHasNoLabels) { EXPECT_TRUE(read().labels.empty()); }

TEST_F(LabelFiles, EachWrongRowIsRefusedWithItsReason) {
    append({label_of("1", "2")});
    add_text("people,1,people,3,maybe,Li,2026-11-23T08:00:00Z,doubtful,,,\r\n"
             "people,,people,3,same,Li,2026-11-23T08:00:00Z,doubtful,,,\r\n"
             "people,3,people,3,same,Li,2026-11-23T08:00:00Z,doubtful,,,\r\n"
             "people,1,people,3,same,Li,yesterday,doubtful,,,\r\n"
             "people,1,people,3,same,,2026-11-23T08:00:00Z,doubtful,,,\r\n"
             "people,1,people,3,same,Li,2026-11-23T08:00:00Z,sample,a1,x,10\r\n"
             "people,1,people,3,same\r\n"
             "people,5,people,4,different,Li,2026-11-23T08:00:00Z,doubtful,,,\r\n");
    auto file = read();
    ASSERT_EQ(file.labels.size(), 2u);
    EXPECT_EQ(file.labels[1].a.id, "4") << "the lesser record stands first";
    ASSERT_EQ(file.refused.size(), 7u);
    for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(file.refused[i].row_number, std::int64_t(i + 3));
    EXPECT_EQ(file.refused[0].reason, message::label_cell);
    EXPECT_EQ(file.refused[2].reason, message::label_of_one_record);
    EXPECT_EQ(file.refused[6].reason, message::link_cell_count);
}

TEST_F(LabelFiles, AFileOfAnotherKindIsRefusedWhole) {
    add_text("id,cluster\n1,2\n");
    EXPECT_EQ(read_labels(path_).error(), message::label_header);
    EXPECT_EQ(LabelAppender::open(path_).error(), message::label_header);
    EXPECT_EQ(jiayu::read_file(path_), "id,cluster\n1,2\n");
}

// A stop may leave any first part of what was being written: the rows before it stand, and so does what is added later.
TEST_F(LabelFiles, AnythingTornLosesOneRowAtMost) {
    std::vector<Label> const before{label_of("1", "2"), label_of("x,\"y\"", "z,\"\"")}, after{label_of("7", "8", Answer::different)};
    append(before);
    auto const whole = jiayu::read_file(path_);
    auto const first_row = whole.find("people");
    for (auto size = first_row; size <= whole.size(); ++size) {
        write_file(path_, std::string_view(whole).substr(0, size));
        auto const torn = read();
        append(after);
        auto const file = read();
        ASSERT_LE(file.refused.size(), 1u) << size;
        ASSERT_GE(file.labels.size(), 1u) << size;
        ASSERT_EQ(file.labels.back(), after[0]) << size;
        ASSERT_EQ(file.labels.size(), torn.labels.size() + 1) << size;
        for (std::size_t i = 0; i + 1 < file.labels.size(); ++i) ASSERT_EQ(file.labels[i].a, before[i].a) << size;
    }
}

TEST_F(LabelFiles, KillLosesNothingThatWasAppended) {
    int told[2];
    ASSERT_EQ(::pipe(told), 0);
    auto child = ::fork();
    if (child == 0) {
        auto appender = LabelAppender::open(path_);
        for (int i = 0;; ++i) {
            Label const label = label_of(std::to_string(2 * i), std::to_string(2 * i + 1));
            appender->append({&label, 1});
            if (::write(told[1], &i, sizeof i) != sizeof i) ::_exit(1);
        }
    }
    int last = 0;
    while (last < 20) ASSERT_EQ(::read(told[0], &last, sizeof last), ssize_t(sizeof last));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(told[1]);
    for (int next; ::read(told[0], &next, sizeof next) == ssize_t(sizeof next);) last = next;
    ::close(told[0]);
    EXPECT_GE(read().labels.size(), std::size_t(last) + 1);
}

TEST(Answers, AreReadInBothLanguages) {
    EXPECT_EQ(answer_from("same"), Answer::same);
    EXPECT_EQ(answer_from("不同人"), Answer::different);
    EXPECT_EQ(answer_from("?"), Answer::unsure);
    EXPECT_EQ(answer_from("yes please"), std::nullopt);
    EXPECT_EQ(answer_from(""), std::nullopt);
}

RC_GTEST_PROP(Labels, CellsSayTheLabel, (std::string a, std::string b, std::string reviewer)) {
    RC_PRE(!a.empty() && !b.empty() && !reviewer.empty() && a != b);
    Label label{.a = {"s", std::min(a, b)}, .b = {"s", std::max(a, b)}, .answer = Answer(*rc::gen::inRange(0, 3)), .reviewer = reviewer, .time = "2026-01-02T03:04:05Z"};
    auto back = label_from(cells_of(label));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == label);
}

}  // namespace
}  // namespace jiayu::service
