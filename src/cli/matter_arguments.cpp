#include "cli/matter_arguments.hpp"

#include <ostream>

#include "cli/messages.hpp"
#include "domain/money.hpp"

namespace jiayu::cli {

namespace {

using Pairs = std::map<std::string, std::string, std::less<>>;

Result<Pairs> pairs_in(std::vector<std::string> const& texts) {
    Pairs pairs;
    for (auto const& text : texts) {
        auto at = text.find('=');
        if (at == 0 || at == text.npos) return refuse(message::matter_pair_form, {{"found", text}});
        pairs[text.substr(0, at)] = text.substr(at + 1);
    }
    return pairs;
}

}  // namespace

void add_step_options(std::vector<Option>& options, StepArguments& arguments) {
    options.push_back({"--set", "FIELD=VALUE", &message::option_matter_set, &arguments.values});
    options.push_back({"--proof", "FIELD=DOCUMENT", &message::option_matter_proof, &arguments.proofs});
    options.push_back({"--pledge", "", &message::option_matter_pledge, &arguments.is_pledged});
    options.push_back({"--note", "TEXT", &message::option_matter_note, &arguments.note});
    options.push_back({"--key", "KEY", &message::option_matter_key, &arguments.key});
    options.push_back({"--on", "DATE", &message::option_matter_on, &arguments.on});
}

Result<service::MatterStep> step_of(std::string const& verb, StepArguments const& arguments) {
    auto values = pairs_in(arguments.values), proofs = pairs_in(arguments.proofs);
    if (!values) return std::unexpected(values.error());
    if (!proofs) return std::unexpected(proofs.error());
    return service::MatterStep{.verb = verb, .given = {.values = std::move(*values), .proofs = std::move(*proofs), .is_pledged = arguments.is_pledged}, .note = arguments.note, .key = arguments.key};
}

Result<service::MatterDesk> desk_of(Context const& context, std::string const& on) {
    auto day = date_from_iso(on);
    if (!on.empty() && !day) return refuse(message::matter_day_form, {{"found", on}});
    return service::open_desk({.store_url = context.store_url, .data = context.data, .packs = context.packs, .actor = context.actor, .now_utc = context.now_utc, .on = day});
}

int tell(service::MatterAnswer const& answer, Context const& context) {
    auto const& state = *answer.matter.standing->state;
    auto verb = matters::find_part(answer.matter.kind->verbs, answer.matter.actions.at(std::size_t(answer.version - 1)).verb);
    if (context.json) {
        boost::json::array decisions(answer.decisions.begin(), answer.decisions.end());
        *context.out << boost::json::serialize(boost::json::object{{"matter_id", answer.matter_id}, {"version", answer.version}, {"state", state.id}, {"repeat", answer.is_repeat}, {"decisions", decisions}}) << "\n";
        return done;
    }
    auto const& told = answer.is_repeat ? message::matter_repeated : message::matter_done;
    *context.out << render(told, {{"matter", std::to_string(answer.matter_id)}, {"version", std::to_string(answer.version)}, {"verb", verb->title.in(context.language)},
                                  {"state", state.title.in(context.language)}}, context.language) << "\n";
    if (!verb->notice.empty()) *context.out << render(message::matter_notice, {{"notice", verb->notice.in(context.language)}}, context.language) << "\n";
    for (auto const& [period, line] : answer.paid_before)
        *context.out << render(message::matter_paid_before, {{"period", period}, {"amount", yuan(line.amount)}, {"roll", line.file}, {"row", std::to_string(line.row)}}, context.language) << "\n";
    if (!answer.decisions.empty()) *context.out << render(message::matter_decisions, {{"count", std::to_string(answer.decisions.size())}}, context.language) << "\n";
    return done;
}

std::string yuan(std::int64_t fen) { return Money::from_fen(fen).to_yuan(); }

}  // namespace jiayu::cli
