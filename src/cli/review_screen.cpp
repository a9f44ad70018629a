#include "cli/review_screen.hpp"

#include <ostream>

#include "cli/evidence_text.hpp"
#include "cli/link_arguments.hpp"
#include "cli/marked_text.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

std::string in_language(linkage::Words const& title, std::string const& name, Language language) {
    auto const& text = language == Language::zh ? title.zh : title.en;
    return text.empty() ? name : text;
}

std::string level_title(linkage::Comparison const& comparison, std::string const& level, Language language) {
    for (auto const& known : comparison.levels)
        if (known.name == level) return in_language(known.title, known.name, language);
    return level;
}

void print_values(service::LinkReview const& review, service::ReviewCard const& card, Context const& context) {
    std::size_t const texts[] = {1, 2, 3};
    auto table = table_with_titles(message::review_titles, context.language, texts);
    auto const marking = context.colour ? Marking::colour : Marking::brackets;
    for (std::size_t i = 0; i < card.pair.comparisons.size(); ++i) {
        auto const& one = card.pair.comparisons[i];
        auto const& comparison = review.model().comparisons[i];
        auto [a, b] = mark_differences(one.a, one.b, marking);
        auto const level = one.level.empty() ? render(message::review_absent, {}, context.language) : level_title(comparison, one.level, context.language);
        table.add({in_language(comparison.title, one.name, context.language), a, b, level, one.level.empty() ? "" : bits_text(one.bits + one.rarity_bits)});
    }
    table.print(*context.out);
}

}  // namespace

std::string reason_of(service::ReviewQuestion const& question, Language language) {
    auto tell = [&](Message const& text, MessageArguments const& arguments = {}) { return render(text, arguments, language); };
    switch (question.asked_as) {
        case service::AskedAs::sample: return tell(message::review_why_sample);
        case service::AskedAs::second: return tell(message::review_why_second);
        case service::AskedAs::adjudicate: return tell(message::review_why_adjudicate);
        case service::AskedAs::doubtful: break;
    }
    if (!question.doubt) return {};
    auto const& doubt = *question.doubt;
    return tell(doubt.kind == linkage::QuestionKind::join ? message::review_why_join : message::review_why_split,
                {{"a", std::to_string(doubt.side_a)}, {"b", std::to_string(doubt.side_b)}, {"percent", fmt::format("{:.0f}", doubt.wrong * 100)}});
}

void print_question(service::LinkReview const& review, service::ReviewQuestion const& question, ReviewProgress const& progress, Context const& context) {
    auto line = [&](Message const& text, MessageArguments const& arguments) { *context.out << render(text, arguments, context.language) << "\n"; };
    auto const card = review.card(question);
    line(message::review_progress, {{"number", std::to_string(progress.number)}, {"questions", std::to_string(progress.questions)},
                                    {"answered", with_thousands(std::int64_t(progress.answered))}, {"worth", with_thousands(std::int64_t(progress.worth_asking))}});
    *context.out << reason_of(question, context.language) << "\n\n";
    line(message::review_records, {{"a", card.a.source + "/" + card.a.id}, {"b", card.b.source + "/" + card.b.id}});
    print_values(review, card, context);
    line(message::link_explain_result, {{"prior", bits_text(card.pair.prior_bits)}, {"weight", bits_text(card.pair.weight)}, {"probability", fmt::format("{:.4f}", card.pair.probability)}});
    *context.out << "\n" << render(message::review_keys, {}, context.language) << "\n" << std::flush;
}

}  // namespace jiayu::cli
