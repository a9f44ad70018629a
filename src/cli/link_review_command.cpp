#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/link_review_modes.hpp"
#include "cli/messages.hpp"
#include "cli/review_keys.hpp"
#include "cli/review_screen.hpp"
#include "service/link_files.hpp"
#include "service/review_sheet.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string model, labels, reviewer, queue_out, answers;
    std::vector<std::string> files;
    std::int64_t limit = 200, threads = 0, seed = -1;
    double sample_share = 0.25;
    bool second = false, adjudicate = false, agreement = false;
};

Result<service::LinkReviewSettings> settings_from(Arguments const& arguments) {
    if (arguments.model.empty() || arguments.files.empty()) return refuse(message::link_usage, {{"needed", "MODEL FILE… --labels LABELS.csv --reviewer NAME"}});
    if (arguments.second && arguments.adjudicate) return refuse(message::link_usage, {{"needed", "--second | --adjudicate"}});
    if (arguments.limit < 1) return refuse(message::link_usage, {{"needed", "--limit N (N ≥ 1)"}});
    if (!(arguments.sample_share >= 0 && arguments.sample_share <= 1)) return refuse(message::link_usage, {{"needed", "--sample-share 0 … 1"}});
    set_threads(arguments.threads);
    return service::LinkReviewSettings{.model = arguments.model, .files = as_paths(arguments.files), .labels = arguments.labels, .reviewer = arguments.reviewer,
                                       .turn = arguments.second ? service::ReviewTurn::second : arguments.adjudicate ? service::ReviewTurn::adjudicate : service::ReviewTurn::first,
                                       .questions_max = std::size_t(arguments.limit), .sample_share = arguments.sample_share,
                                       .seed = arguments.seed < 0 ? std::nullopt : std::optional(std::uint64_t(arguments.seed))};
}

// What is shown goes to the terminal's other screen, so that nothing of it stays to be scrolled back to.
class OtherScreen {
public:
    OtherScreen(bool is_used, std::ostream& out) : is_used_(is_used), out_(out) {
        if (is_used_) out_ << "\033[?1049h";
    }
    ~OtherScreen() {
        if (is_used_) out_ << "\033[?1049l" << std::flush;
    }
    OtherScreen(OtherScreen const&) = delete;
    OtherScreen& operator=(OtherScreen const&) = delete;
    void wipe() {
        if (is_used_) out_ << "\033[2J\033[H";
    }

private:
    bool is_used_;
    std::ostream& out_;
};

struct Sitting {
    std::array<std::size_t, 3> answers{};  // by service::Answer
    std::size_t decided = 0;               // by other answers, so not asked
    std::size_t given() const { return answers[0] + answers[1] + answers[2]; }
};

// The places of the questions answered in this sitting, with their answers.
class Conversation {
public:
    Conversation(service::LinkReview& review, Context const& context) : review_(review), context_(context), screen_(keys_.is_terminal() && context.colour, *context.out) {}

    Sitting hold() {
        auto const& questions = review_.questions();
        for (std::size_t at = 0; at < questions.size();) {
            if (passes(at)) {
                ++at;
                continue;
            }
            screen_.wipe();
            print_question(review_, questions[at], {at + 1, questions.size(), review_.answered() + sitting_.given(), review_.worth_asking()}, context_);
            auto const key = keys_.next();
            if (key == ReviewKey::stop) break;
            if (key == ReviewKey::back) at = go_back(at);
            else answer(at++, service::Answer(key));
        }
        return sitting_;
    }

private:
    static_assert(int(ReviewKey::same) == int(service::Answer::same) && int(ReviewKey::unsure) == int(service::Answer::unsure));

    // Whether the question needs no asking; each is passed once.
    bool passes(std::size_t at) {
        if (at < furthest_) return is_passed_[at];
        furthest_ = at + 1;
        auto const& question = review_.questions()[at];
        if (question.known) review_.take_over(question);
        else if (review_.is_decided(question)) ++sitting_.decided;
        else {
            is_passed_.push_back(false);
            return false;
        }
        is_passed_.push_back(true);
        return true;
    }
    void answer(std::size_t at, service::Answer answer) {
        review_.answer(review_.questions()[at], answer, utc_now());
        given_.push_back({at, answer});
        ++sitting_.answers[std::size_t(answer)];
    }
    std::size_t go_back(std::size_t at) {
        if (given_.empty()) return at;
        auto const last = given_.back();
        given_.pop_back();
        --sitting_.answers[std::size_t(last.answer)];
        return last.at;
    }

    struct Given {
        std::size_t at;
        service::Answer answer;
    };
    service::LinkReview& review_;
    Context const& context_;
    ReviewKeys keys_;
    OtherScreen screen_;
    Sitting sitting_;
    std::vector<Given> given_;
    std::vector<bool> is_passed_;
    std::size_t furthest_ = 0;
};

void tell(service::LinkReview const& review, Sitting const& sitting, Arguments const& arguments, Context const& context) {
    if (context.json) {
        *context.out << boost::json::serialize(boost::json::object{{"questions", review.questions().size()}, {"worth_asking", review.worth_asking()}, {"same", sitting.answers[0]},
                                                                   {"different", sitting.answers[1]}, {"unsure", sitting.answers[2]}, {"decided_by_others", sitting.decided},
                                                                   {"answered_before", review.answered()}, {"labels", arguments.labels}}) << "\n";
        return;
    }
    *context.out << render(message::review_done, {{"given", std::to_string(sitting.given())}, {"same", std::to_string(sitting.answers[0])}, {"different", std::to_string(sitting.answers[1])},
                                                  {"unsure", std::to_string(sitting.answers[2])}, {"decided", std::to_string(sitting.decided)}, {"labels", arguments.labels}}, context.language) << "\n";
}

Result<int> write_sheet(service::LinkReview& review, Arguments const& arguments, Context const& context) {
    auto const rows = service::write_review_sheet(arguments.queue_out, review);
    if (context.json) *context.out << boost::json::serialize(boost::json::object{{"questions", rows}, {"worth_asking", review.worth_asking()}, {"queue", arguments.queue_out}}) << "\n";
    else *context.out << render(message::review_sheet_written, {{"rows", with_thousands(std::int64_t(rows))}, {"worth", with_thousands(std::int64_t(review.worth_asking()))},
                                                                {"path", arguments.queue_out}}, context.language) << "\n";
    return done;
}

Result<int> take_sheet(service::LinkReviewSettings const& settings, Arguments const& arguments, Context const& context) {
    auto taken = service::take_sheet_answers(arguments.answers, settings, utc_now());
    if (!taken) return std::unexpected(taken.error());
    for (auto const& row : taken->refused)
        *context.err << render(message::review_row_refused, {{"file", row.file}, {"row", std::to_string(row.row_number)}, {"reason", row.reason.text(context.language)}}, context.language) << "\n";
    auto number = [](std::size_t count) { return with_thousands(std::int64_t(count)); };
    if (context.json) *context.out << boost::json::serialize(boost::json::object{{"taken", taken->taken}, {"blank", taken->blank}, {"repeated", taken->repeated}, {"refused", taken->refused.size()}}) << "\n";
    else *context.out << render(message::review_sheet_taken, {{"taken", number(taken->taken)}, {"blank", number(taken->blank)}, {"repeated", number(taken->repeated)},
                                                              {"refused", number(taken->refused.size())}, {"labels", arguments.labels}}, context.language) << "\n";
    return taken->refused.empty() ? done : not_met;
}

Result<int> run_review(Arguments const& arguments, Context const& context) {
    if (arguments.agreement) return print_agreement(arguments.labels, context);
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    if (!arguments.answers.empty()) return take_sheet(*settings, arguments, context);
    auto review = service::LinkReview::open(*settings);
    if (!review) return std::unexpected(review.error());
    print_notes(review->notes(), {}, context);
    if (!arguments.queue_out.empty()) return write_sheet(*review, arguments, context);
    Sitting sitting;
    if (context.json) {
        std::ostream nowhere(nullptr);
        auto silent = context;
        silent.out = &nowhere;
        sitting = Conversation(*review, silent).hold();
    } else {
        sitting = Conversation(*review, context).hold();
    }
    tell(*review, sitting, arguments, context);
    return done;
}

}  // namespace

Command link_review_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "link review",
            .about = &message::about_link_review,
            .options = {{"model", "MODEL", &message::option_link_model, &arguments->model},
                        {"file", "FILE", &message::option_link_files, &arguments->files},
                        {"--labels", "LABELS.csv", &message::option_review_labels, &arguments->labels, true},
                        {"--reviewer", "NAME", &message::option_reviewer, &arguments->reviewer},
                        {"--limit", "N", &message::option_review_limit, &arguments->limit},
                        {"--sample-share", "SHARE", &message::option_sample_share, &arguments->sample_share},
                        {"--second", "", &message::option_review_second, &arguments->second},
                        {"--agreement", "", &message::option_review_agreement, &arguments->agreement},
                        {"--adjudicate", "", &message::option_review_adjudicate, &arguments->adjudicate},
                        {"--queue-out", "FILE", &message::option_queue_out, &arguments->queue_out},
                        {"--answers", "FILE", &message::option_review_answers, &arguments->answers},
                        {"--seed", "N", &message::option_link_seed, &arguments->seed},
                        {"--threads", "N", &message::option_threads, &arguments->threads}},
            .run = [arguments](Context const& context) { return run_review(*arguments, context); }};
}

}  // namespace jiayu::cli
