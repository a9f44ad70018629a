#include <boost/json.hpp>
#include <ostream>

#include "cli/benefit_text.hpp"
#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "domain/money.hpp"
#include "service/diff_pack.hpp"

namespace jiayu::cli {

namespace {

using Array = boost::json::array;
using Object = boost::json::object;

Object to_json(service::MovedOutcome const& moved) {
    return {{"before", policy::name_of(moved.before)}, {"after", policy::name_of(moved.after)}, {"rows", moved.rows}};
}

Object to_json(policy::PackChange const& change);
Object to_json(service::MovedPerson const& person);
Object to_json(service::MovedRule const& rule);
Object to_json(service::MovedBenefit const& benefit);
Object to_json(service::PackRemark const& remark);
Object to_json(service::ChangedFile const& file);

template <class Items>
Array json_of(Items const& items) {
    Array array;
    for (auto const& item : items) array.push_back(to_json(item));
    return array;
}

Object to_json(policy::PackChange const& change) {
    return {{"change", policy::name_of(change.kind)}, {"part", change.part}, {"id", change.id}, {"what", change.what}, {"before", change.before}, {"after", change.after}};
}

boost::json::value number_or_null(std::optional<std::int64_t> number) { return number ? boost::json::value(*number) : boost::json::value(); }

Object to_json(service::MovedPerson const& person) {
    return {{"person", person.person}, {"town", number_or_null(person.town)}, {"before", policy::name_of(person.before)}, {"after", policy::name_of(person.after)},
            {"fen_before", number_or_null(person.fen_before)}, {"fen_after", number_or_null(person.fen_after)}};
}

Object to_json(service::MovedRule const& rule) { return {{"rule", rule.rule}, {"moved", json_of(rule.moved)}, {"sample", json_of(rule.sample)}}; }

Object to_json(service::ChangedFile const& file) { return {{"file", file.file}, {"change", policy::name_of(file.kind)}}; }

Object to_json(service::MovedBenefit const& benefit) {
    return {{"benefit", benefit.benefit}, {"period", policy::name_of(benefit.period)}, {"persons", benefit.persons}, {"entitled_before", benefit.entitled_before}, {"entitled_after", benefit.entitled_after}, {"fen_before", benefit.fen_before},
            {"fen_after", benefit.fen_after}, {"other_amount", benefit.other_amount}, {"moved", json_of(benefit.moved)}, {"sample", json_of(benefit.sample)}};
}

Object to_json(service::PackRemark const& remark) {
    return {{"place", remark.place}, {"code", std::string(remark.error.code->name)}, {"zh", remark.error.text(Language::zh)}, {"en", remark.error.text(Language::en)}};
}

Object to_json(service::PackDiff const& diff) {
    Object json{{"before_version", diff.before_version}, {"after_version", diff.after_version}, {"problems", json_of(diff.remarks)}, {"changes", json_of(diff.changes)}, {"files", json_of(diff.files)}};
    if (!diff.snapshot) return json;
    json["snapshot"] = *diff.snapshot;
    json["as_of"] = to_iso(diff.as_of);
    json["rules"] = json_of(diff.rules);
    json["benefits"] = json_of(diff.benefits);
    return json;
}

std::string_view sign_of(policy::ChangeKind kind) { return kind == policy::ChangeKind::added ? "+" : kind == policy::ChangeKind::removed ? "-" : "~"; }

void print_changes(service::PackDiff const& diff, Context const& context) {
    for (auto const& change : diff.changes) {
        *context.out << sign_of(change.kind) << " " << change.part << " " << change.id << (change.what.empty() ? "" : ", ") << change.what << "\n";
        if (!change.before.empty()) *context.out << "    - " << change.before << "\n";
        if (!change.after.empty()) *context.out << "    + " << change.after << "\n";
    }
    if (diff.changes.empty()) *context.out << render(diff.files.empty() ? message::pack_diff_none : message::pack_diff_words_alone, {}, context.language) << "\n";
    for (auto const& file : diff.files) *context.out << sign_of(file.kind) << " " << file.file << "\n";
}

std::string word_of(policy::Outcome outcome, Language language) {
    auto const& words = outcome == policy::Outcome::holds ? message::outcome_holds : outcome == policy::Outcome::fails ? message::outcome_fails : message::outcome_unknown;
    return render(words, {}, language);
}

std::string from_to(policy::Outcome before, policy::Outcome after, Language language) { return word_of(before, language) + " → " + word_of(after, language); }

std::string period_word(policy::PaymentPeriod period, Language language) {
    using policy::PaymentPeriod;
    return render(period == PaymentPeriod::once ? message::pack_diff_once : period == PaymentPeriod::yearly ? message::pack_diff_yearly : message::pack_diff_monthly, {}, language);
}

std::string yuan(std::optional<std::int64_t> fen) { return fen ? Money::from_fen(*fen).to_yuan() : "-"; }

void print_moves(service::PackDiff const& diff, Context const& context) {
    constexpr std::size_t texts[] = {0, 1};
    auto moved = table_with_titles(message::pack_diff_moved_titles, context.language, texts);
    auto add = [&](std::string const& id, std::vector<service::MovedOutcome> const& outcomes) {
        for (auto const& one : outcomes) moved.add({id, from_to(one.before, one.after, context.language), with_thousands(one.rows)});
    };
    for (auto const& rule : diff.rules) add(rule.rule, rule.moved);
    for (auto const& benefit : diff.benefits) add(benefit.benefit, benefit.moved);
    *context.out << "\n";
    if (moved.empty()) *context.out << render(message::pack_diff_nobody, {}, context.language) << "\n";
    else moved.print(*context.out);
    constexpr std::size_t words[] = {0, 8};
    auto money = table_with_titles(message::pack_diff_money_titles, context.language, words);
    for (auto const& benefit : diff.benefits)
        money.add({benefit.benefit, with_thousands(benefit.persons), with_thousands(benefit.entitled_before), with_thousands(benefit.entitled_after), with_thousands(benefit.other_amount), yuan(benefit.fen_before),
                   yuan(benefit.fen_after), yuan(benefit.fen_after - benefit.fen_before), period_word(benefit.period, context.language)});
    if (!money.empty()) {
        *context.out << "\n";
        money.print(*context.out);
    }
}

void print_sample(service::PackDiff const& diff, Context const& context) {
    constexpr std::size_t texts[] = {0, 1, 2, 3};
    auto sample = table_with_titles(message::pack_diff_sample_titles, context.language, texts);
    auto add = [&](std::string const& id, std::vector<service::MovedPerson> const& persons) {
        for (auto const& person : persons)
            sample.add({id, person.person, person.town ? std::to_string(*person.town) : "-", from_to(person.before, person.after, context.language), yuan(person.fen_before), yuan(person.fen_after)});
    };
    for (auto const& rule : diff.rules) add(rule.rule, rule.sample);
    for (auto const& benefit : diff.benefits) add(benefit.benefit, benefit.sample);
    if (sample.empty()) return;
    *context.out << "\n";
    sample.print(*context.out);
}

void print(service::PackDiff const& diff, Context const& context) {
    for (auto const& remark : diff.remarks) *context.out << remark.place << ":\n  " << remark.error.text(context.language) << "\n";
    if (!diff.remarks.empty()) return;
    print_changes(diff, context);
    if (diff.snapshot) {
        *context.out << "\n" << render(message::pack_diff_judged, {{"snapshot", std::to_string(*diff.snapshot)}, {"day", to_iso(diff.as_of)}}, context.language);
        print_moves(diff, context);
        print_sample(diff, context);
    }
    *context.out << render(message::pack_diff_done, {{"before", diff.before_version}, {"after", diff.after_version}, {"changes", std::to_string(diff.changes.size())}}, context.language) << "\n";
}

}  // namespace

Command pack_diff_command() {
    static service::PackDiffRequest request;
    static std::string as_of;
    return {.name = "pack diff", .about = &message::about_pack_diff,
            .options = {{"before", "OLD", &message::option_pack_before, &request.before, true}, {"after", "NEW", &message::option_pack_after, &request.after, true},
                        {"--snapshot", "", &message::option_pack_snapshot, &request.on_snapshot},
                        {"--as-of", "YYYY-MM-DD", &message::option_pack_as_of, &as_of}},
            .run = [](Context const& context) -> Result<int> {
                auto day = day_option(as_of);
                if (!day) return std::unexpected(day.error());
                request.as_of = *day;
                request.packs = context.packs;
                request.data = context.data;
                auto diff = service::diff_pack(request);
                if (!diff) return std::unexpected(diff.error());
                if (context.json) *context.out << boost::json::serialize(to_json(*diff)) << "\n";
                else print(*diff, context);
                return diff->remarks.empty() ? done : not_met;
            }};
}

}  // namespace jiayu::cli
