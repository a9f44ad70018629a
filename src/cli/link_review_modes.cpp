#include "cli/link_review_modes.hpp"

#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/label_agreement.hpp"

namespace jiayu::cli {

namespace {

std::string share(double value) { return fmt::format("{:.3f}", value); }

std::string answers_of(service::PairLabels const& pair) {
    std::string all;
    for (auto const& one : pair.answers) all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", one.reviewer, service::name_of(one.answer));
    return all;
}

boost::json::object to_json(service::LabelAgreement const& found) {
    boost::json::array reviewers, conflicts;
    for (auto const& both : found.reviewers) {
        boost::json::object told{{"first", both.first}, {"second", both.second}, {"pairs", both.agreement.judged}, {"agreement", both.agreement.observed},
                                 {"by_chance", both.agreement.expected}, {"conflicts", both.conflicts}, {"kappa", nullptr}};
        if (auto const& kappa = both.agreement.kappa) told["kappa"] = boost::json::object{{"value", kappa->value}, {"low", kappa->low}, {"high", kappa->high}};
        reviewers.push_back(std::move(told));
    }
    for (auto const& pair : found.conflicts) {
        boost::json::object answers;
        for (auto const& one : pair.answers) answers[one.reviewer] = service::name_of(one.answer);
        conflicts.push_back(boost::json::object{{"source_l", pair.a.source}, {"id_l", pair.a.id}, {"source_r", pair.b.source}, {"id_r", pair.b.id}, {"answers", answers}});
    }
    return {{"labels", found.labels}, {"pairs", found.pairs}, {"adjudicated", found.adjudicated}, {"reviewers", reviewers}, {"conflicts", conflicts}, {"rows_refused", found.refused.size()}};
}

void print(service::LabelAgreement const& found, Context const& context) {
    auto line = [&](Message const& text, MessageArguments const& arguments = {}) { *context.out << render(text, arguments, context.language) << "\n"; };
    line(message::review_labels_in_all, {{"labels", std::to_string(found.labels)}, {"pairs", std::to_string(found.pairs)}, {"adjudicated", std::to_string(found.adjudicated)}});
    if (found.reviewers.empty()) return line(message::review_no_second);
    std::size_t const texts[] = {1};
    auto table = table_with_titles(message::review_agreement_titles, context.language, texts);
    for (auto const& both : found.reviewers) {
        auto const& agreement = both.agreement;
        table.add({both.first, both.second, std::to_string(agreement.judged), share(agreement.observed), share(agreement.expected),
                   agreement.kappa ? fmt::format("{} ({} … {})", share(agreement.kappa->value), share(agreement.kappa->low), share(agreement.kappa->high)) : "–", std::to_string(both.conflicts)});
    }
    table.print(*context.out);
    if (found.conflicts.empty()) return line(message::review_no_conflicts);
    *context.out << "\n";
    line(message::review_conflicts, {{"pairs", std::to_string(found.conflicts.size())}});
    std::size_t const words[] = {1, 2};
    auto conflicts = table_with_titles(message::review_conflict_titles, context.language, words);
    for (auto const& pair : found.conflicts) conflicts.add({pair.a.source + "/" + pair.a.id, pair.b.source + "/" + pair.b.id, answers_of(pair)});
    conflicts.print(*context.out);
}

}  // namespace

Result<int> print_agreement(Path const& labels, Context const& context) {
    auto found = service::measure_labels(labels);
    if (!found) return std::unexpected(found.error());
    for (auto const& row : found->refused)
        *context.err << render(message::review_row_refused, {{"file", row.file}, {"row", std::to_string(row.row_number)}, {"reason", row.reason.text(context.language)}}, context.language) << "\n";
    if (context.json) *context.out << boost::json::serialize(to_json(*found)) << "\n";
    else print(*found, context);
    return done;
}

}  // namespace jiayu::cli
