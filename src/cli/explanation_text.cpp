#include "cli/explanation_text.hpp"

#include <cmath>
#include <ostream>

#include "base/utf8.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

struct Step {
    std::string title, level;
    double bits;
};

std::vector<Step> steps_of(service::Explanation const& told, Language language) {
    auto text = [&](Message const& message) { return render(message, {}, language); };
    auto against = told.rival == "stranger" ? text(message::explain_stranger) : render(message::explain_against, {{"rival", told.rival_title.in(language)}}, language);
    std::vector<Step> steps{{text(message::explain_prior), against, told.prior_bits}};
    for (auto const& field : told.fields)
        steps.push_back({field.title.in(language),
                         field.level_name.empty() ? text(message::explain_absent) : field.level.in(language), field.bits});
    steps.push_back({text(message::explain_other_rivals), "", told.other_rivals_bits});
    return steps;
}

std::string padded(std::string text, std::size_t width) {
    text.append(width > display_width(text) ? width - display_width(text) : 0, ' ');
    return text;
}

// A bar from the sum before to the sum after, on one scale for all steps.
class Scale {
public:
    explicit Scale(std::vector<Step> const& steps) {
        double sum = 0;
        for (auto const& step : steps) {
            sum += step.bits;
            low_ = std::min(low_, sum);
            high_ = std::max(high_, sum);
        }
    }
    std::string bar(double from, double to, bool colour) const {
        auto begin = place(std::min(from, to)), end = std::max(place(std::max(from, to)), begin + (from == to ? 0 : 1));
        std::string bar(begin, ' ');
        if (colour) bar += to >= from ? "\033[32m" : "\033[31m";
        for (auto i = begin; i < end; ++i) bar += to >= from ? "█" : "▒";
        return colour ? bar + "\033[0m" : bar;
    }

private:
    std::size_t place(double sum) const { return std::size_t(std::lround((sum - low_) / std::max(1e-9, high_ - low_) * 40)); }
    double low_ = 0, high_ = 0;
};

}  // namespace

void print_explanation(service::Explanation const& told, Context const& context) {
    auto const steps = steps_of(told, context.language);
    Scale const scale(steps);
    std::size_t title_width = 0, level_width = 0;
    for (auto const& step : steps) {
        title_width = std::max(title_width, display_width(step.title));
        level_width = std::max(level_width, display_width(step.level));
    }
    double sum = 0;
    for (auto const& step : steps) {
        *context.out << padded(step.title, title_width) << "  " << padded(step.level, level_width) << fmt::format("  {:+7.1f}  ", step.bits)
                     << scale.bar(sum, sum + step.bits, context.colour) << "\n";
        sum += step.bits;
    }
    for (auto const& constraint : told.kept_apart)
        *context.out << render(message::explain_kept_apart, {{"reason", constraint.in(context.language)}}, context.language) << "\n";
    auto outcome = told.outcome == "linked" ? &message::outcome_linked : told.outcome == "review" ? &message::outcome_review : &message::outcome_apart;
    *context.out << render(message::explain_sum, {{"weight", fmt::format("{:+.1f}", told.weight)}, {"odds", fmt::format("{:.3g}", std::exp2(told.weight))},
                                                  {"link", fmt::format("{:.1f}", told.link_weight)}, {"review", fmt::format("{:.1f}", told.review_weight)},
                                                  {"outcome", render(*outcome, {}, context.language)}}, context.language) << "\n"
                 << render(told.person_a == told.person_b ? message::explain_same_person : message::explain_two_persons,
                           {{"a", std::to_string(told.person_a)}, {"b", std::to_string(told.person_b)}, {"model", told.model_sha256.substr(0, 12)}}, context.language) << "\n";
}

boost::json::object explanation_to_json(service::Explanation const& told) {
    boost::json::array fields;
    for (auto const& field : told.fields)
        fields.push_back(boost::json::object{{"zh", field.title.zh}, {"en", field.title.en}, {"level", field.level_name.empty() ? "absent" : field.level_name}, {"bits", field.bits}});
    boost::json::array kept_apart;
    for (auto const& constraint : told.kept_apart) kept_apart.push_back(boost::json::object{{"zh", constraint.zh}, {"en", constraint.en}});
    return {{"kept_apart", kept_apart}, {"mention_a", told.mention_a}, {"mention_b", told.mention_b}, {"person_a", told.person_a}, {"person_b", told.person_b},
            {"against", told.rival}, {"prior_bits", told.prior_bits}, {"fields", fields},
            {"other_rivals_bits", told.other_rivals_bits}, {"weight", told.weight}, {"outcome", told.outcome},
            {"link_weight", told.link_weight}, {"review_weight", told.review_weight}, {"model_sha256", told.model_sha256}};
}

}  // namespace jiayu::cli
