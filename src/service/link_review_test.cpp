// A review from the first question to the labels, answered by somebody who knows the truth.
#include "service/link_review.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "exchange/csv_writer.hpp"
#include "service/label_agreement.hpp"
#include "service/link_init.hpp"
#include "service/link_run.hpp"
#include "service/messages.hpp"
#include "service/review_sheet.hpp"
#include "service/text_rows.hpp"

namespace jiayu::service {
namespace {

// 250 invented people, written down up to four times with slips; ids begin with the person's number.
class Reviews : public ::testing::Test {
protected:
    Reviews() : folder_(std::filesystem::temp_directory_path() / fmt::format("jiayu_link_review_{}", ::getpid())) {
        std::filesystem::create_directories(folder_);
        Random random(12);
        std::string text = "id,given,surname,dob,town\n";
        for (int person = 0; person < 250; ++person) {
            auto word = [&](std::size_t words) {
                auto n = random.below(words);
                return fmt::format("{}{}{}a", "bcdfglmnprst"[n % 12], "aeiou"[n / 12 % 5], "bcdfglmnprst"[n / 60 % 12]);
            };
            std::array<std::string, 4> const self{word(60), word(200), fmt::format("{}-{:02}-{:02}", random.between(1930, 2000), random.between(1, 12), random.between(1, 28)), word(20) + " town"};
            for (std::size_t copy = 0; copy <= random.below(4); ++copy) {
                auto written = self;
                for (auto& value : written)
                    if (random.chance(0.15)) value[random.below(value.size())] = 'x';
                    else if (random.chance(0.1)) value.clear();
                text += fmt::format("{}-{},{},{},{},{}\n", person, copy, written[0], written[1], written[2], written[3]);
            }
        }
        file_ = folder_ / "people.csv";
        write_file(file_, text);
        JIAYU_ASSERT(propose_link_model({file_}, folder_ / "proposed.toml", Language::en).has_value());
        JIAYU_ASSERT(train_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "learned.toml"}).has_value());
    }
    ~Reviews() override { std::filesystem::remove_all(folder_); }

    Path labels() const { return folder_ / "labels.csv"; }
    LinkReviewSettings settings(std::string reviewer, ReviewTurn turn = ReviewTurn::first) const {
        return {.model = folder_ / "learned.toml", .files = {file_}, .labels = labels(), .reviewer = std::move(reviewer), .turn = turn, .questions_max = 60, .seed = {}};
    }
    LinkReview open(LinkReviewSettings const& asked) const {
        auto review = LinkReview::open(asked);
        if (!review) throw std::runtime_error(review.error().text(Language::en));
        return std::move(*review);
    }
    static std::string person_of(std::string const& id) { return id.substr(0, id.find('-')); }
    static Answer truth_of(RecordName const& a, RecordName const& b) { return person_of(a.id) == person_of(b.id) ? Answer::same : Answer::different; }

    // Answers truly, but for every `slip`-th question; returns how many.
    std::size_t answer_all(LinkReview& review, std::size_t slip = 0) const {
        std::size_t answers = 0;
        for (auto const& question : review.questions()) {
            if (question.known) {
                review.take_over(question);
                continue;
            }
            if (review.is_decided(question)) continue;
            auto const card = review.card(question);
            auto answer = truth_of(card.a, card.b);
            if (slip && ++answers % slip == 0) answer = answer == Answer::same ? Answer::different : Answer::same;
            else if (!slip) ++answers;
            review.answer(question, answer, "2026-11-23T08:00:00Z");
        }
        return answers;
    }
    LabelFile read() const { return *read_labels(labels()); }

    Path folder_, file_;
};

TEST_F(Reviews, AsksDoubtfulPairsAndARandomSampleAndNoPairTwice) {
    auto review = open(settings("Li"));
    auto const& questions = review.questions();
    ASSERT_EQ(questions.size(), 60u);
    EXPECT_GT(review.worth_asking(), 0u);
    std::set<std::pair<linkage::RowIndex, linkage::RowIndex>> pairs;
    std::size_t drawn = 0;
    for (auto const& question : questions) {
        EXPECT_TRUE(pairs.emplace(question.a, question.b).second);
        EXPECT_EQ(question.drawn.has_value(), question.asked_as == AskedAs::sample);
        drawn += question.drawn.has_value();
    }
    EXPECT_GE(drawn, 15u);
    auto const card = review.card(questions[0]);
    EXPECT_EQ(card.pair.comparisons.size(), review.model().comparisons.size());
    EXPECT_EQ(card.a.source, "people");
}

TEST_F(Reviews, WhatWasAnsweredIsNotAskedAgainAndTheDrawGoesOn) {
    auto first = open(settings("Li"));
    auto const given = answer_all(first);
    EXPECT_EQ(read().labels.size(), given);
    auto next = open(settings("Li"));
    EXPECT_EQ(next.answered(), given);
    std::set<std::string> draws;
    for (auto const& question : next.questions()) {
        if (!question.known)
            for (auto const& asked : first.questions()) EXPECT_FALSE(asked.a == question.a && asked.b == question.b);
        if (question.drawn) draws.insert(question.drawn->draw);
    }
    ASSERT_EQ(draws.size(), 1u);
    for (auto const& question : first.questions())
        if (question.drawn) EXPECT_TRUE(draws.contains(question.drawn->draw)) << "one model, one draw";
}

TEST_F(Reviews, AnswersDecideOthersByTransitivity) {
    auto review = open(settings("Li"));
    auto question = [](linkage::RowIndex a, linkage::RowIndex b) { return ReviewQuestion{.a = a, .b = b, .drawn = {}, .doubt = {}, .known = {}}; };
    review.answer(question(0, 1), Answer::same, "2026-11-23T08:00:00Z");
    review.answer(question(1, 2), Answer::same, "2026-11-23T08:00:00Z");
    review.answer(question(2, 3), Answer::different, "2026-11-23T08:00:00Z");
    EXPECT_TRUE(review.is_decided(question(0, 2)));
    EXPECT_TRUE(review.is_decided(question(0, 3)));
    EXPECT_FALSE(review.is_decided(question(3, 4)));
    review.answer(question(2, 3), Answer::unsure, "2026-11-23T08:01:00Z");
    EXPECT_FALSE(review.is_decided(question(0, 3))) << "an answer taken back decides nothing";
    auto drawn = question(0, 2);
    drawn.asked_as = AskedAs::sample;
    EXPECT_FALSE(review.is_decided(drawn)) << "what was drawn is asked";
}

TEST_F(Reviews, ASecondReviewerAndAThirdWhoDecides) {
    auto first = open(settings("Li"));
    auto const given = answer_all(first);
    auto second = open(settings("Wang", ReviewTurn::second));
    ASSERT_EQ(second.questions().size(), std::min<std::size_t>(60, given));
    answer_all(second, 6);
    EXPECT_TRUE(open(settings("Zhao", ReviewTurn::second)).questions().empty()) << "two answers are enough";
    auto const agreement = measure_labels(labels());
    ASSERT_TRUE(agreement);
    ASSERT_EQ(agreement->reviewers.size(), 1u);
    EXPECT_EQ(agreement->reviewers[0].agreement.judged, std::int64_t(given));
    EXPECT_EQ(agreement->conflicts.size(), given / 6);
    EXPECT_LT(agreement->reviewers[0].agreement.kappa->value, 1);
    auto before = train_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "again.toml", .labels = labels()});
    ASSERT_TRUE(before) << before.error().text(Language::en);
    EXPECT_EQ(before->labels->bound.conflicts, given / 6);

    EXPECT_TRUE(open(settings("Li", ReviewTurn::adjudicate)).questions().empty()) << "nobody decides between themself and another";
    auto third = open(settings("Zhao", ReviewTurn::adjudicate));
    ASSERT_EQ(third.questions().size(), given / 6);
    answer_all(third);
    EXPECT_TRUE(measure_labels(labels())->conflicts.empty());
    auto after = train_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "again.toml", .labels = labels()});
    EXPECT_EQ(after->labels->bound.judged.pairs.size(), given);
}

TEST_F(Reviews, LabelsCorrectTheModelStandInClustersAndTellQuality) {
    auto review = open(settings("Li"));
    answer_all(review);
    auto report = run_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "out", .labels = labels()});
    ASSERT_TRUE(report) << report.error().text(Language::en);
    ASSERT_TRUE(report->labels);
    auto const& told = *report->labels;
    EXPECT_GE(told.quality.drawn, 15u);
    ASSERT_TRUE(told.quality.precision && told.quality.recall);
    EXPECT_LT(told.quality.precision->low, told.quality.precision->high);
    EXPECT_EQ(told.correction.drawn, told.quality.drawn);
    EXPECT_GT(told.correction.levels.size(), report->model.comparisons.size());
    EXPECT_NE(jiayu::read_file(folder_ / "out" / "model.toml").find("m_error"), std::string::npos);
    // Every decided pair is as decided in the clusters.
    Progress progress("test");
    auto rows = read_text_rows(folder_ / "out" / "clusters.csv", {{"id"}, {"cluster_id"}}, progress);
    ASSERT_TRUE(rows);
    std::map<std::string, std::string> cluster_of;
    for (std::size_t i = 0; i < rows->size(); ++i) cluster_of[rows->columns[0][i]] = rows->columns[1][i];
    for (auto const& label : read().labels) EXPECT_EQ(cluster_of[label.a.id] == cluster_of[label.b.id], label.answer == Answer::same);
}

TEST_F(Reviews, ASheetGoesOutAndComesBackWhole) {
    auto review = open(settings("Li"));
    auto const sheet = folder_ / "queue.csv", filled = folder_ / "filled.csv";
    auto const rows = write_review_sheet(sheet, review);
    ASSERT_EQ(rows, 60u);
    Progress progress("test");
    auto table = read_text_rows(sheet, {{"number"}, {"answer"}, {"source_l"}, {"id_l"}, {"source_r"}, {"id_r"}, {"asked_as"}, {"draw"}, {"stratum"}, {"stratum_pairs"}, {"surname_l"}}, progress);
    ASSERT_TRUE(table) << table.error().text(Language::en);
    // Filled in from below, without the last column; one answer that is none, one record that is not there, ten left blank.
    std::string text;
    auto add = [&](std::vector<std::string> const& cells) {
        std::vector<std::string_view> views(cells.begin(), cells.end());
        exchange::append_csv_row(text, views, ';');
    };
    add({"number", "answer", "source_l", "id_l", "source_r", "id_r", "asked_as", "draw", "stratum", "stratum_pairs"});
    for (std::size_t i = rows; i-- > 0;) {
        std::vector<std::string> cells;
        for (std::size_t column = 0; column < 10; ++column) cells.push_back(table->columns[column][i]);
        if (i >= 10) cells[1] = person_of(cells[3]) == person_of(cells[5]) ? "同一人" : "d";
        if (i == 20) cells[1] = "perhaps";
        if (i == 30) cells[3] = "nobody";
        add(cells);
    }
    write_file(filled, text);
    auto taken = take_sheet_answers(filled, settings("Li"), "2026-11-23T09:00:00Z");
    ASSERT_TRUE(taken) << taken.error().text(Language::en);
    EXPECT_EQ(taken->taken, 48u);
    EXPECT_EQ(taken->blank, 10u);
    ASSERT_EQ(taken->refused.size(), 2u);
    EXPECT_EQ(taken->refused[0].row_number, std::int64_t(rows) - 30 + 1);
    EXPECT_EQ(taken->refused[0].reason, message::review_record_unknown);
    EXPECT_EQ(taken->refused[1].reason, message::label_cell);
    auto again = take_sheet_answers(filled, settings("Li"), "2026-11-23T10:00:00Z");
    EXPECT_EQ(again->taken, 0u);
    EXPECT_EQ(again->repeated, 48u);
    auto const file = read();
    EXPECT_EQ(file.labels.size(), 48u);
    EXPECT_TRUE(std::ranges::any_of(file.labels, [](auto const& label) { return label.drawn.has_value(); }));
    for (auto const& label : file.labels) EXPECT_EQ(label.answer, truth_of(label.a, label.b));
}

TEST_F(Reviews, RefusesWhatCannotBe) {
    EXPECT_EQ(LinkReview::open(settings("")).error(), message::review_without_reviewer);
    auto unlearned = settings("Li");
    unlearned.model = folder_ / "proposed.toml";
    EXPECT_EQ(LinkReview::open(unlearned).error(), message::link_model_not_learned);
    EXPECT_FALSE(std::filesystem::exists(labels())) << "what is refused makes no file";
    {
        auto appender = LabelAppender::open(labels());
        Label const foreign{.a = {"other", "1"}, .b = {"other", "2"}, .answer = Answer::same, .reviewer = "Li", .time = "2026-11-23T08:00:00Z"};
        appender->append({&foreign, 1});
    }
    EXPECT_EQ(train_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "x.toml", .labels = labels()}).error(), message::labels_foreign);
    EXPECT_EQ(train_link({.model = folder_ / "proposed.toml", .files = {file_}, .out = folder_ / "x.toml", .labels = folder_ / "none.csv"}).error(), message::file_missing);
}

}  // namespace
}  // namespace jiayu::service
