#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/verify_trail.hpp"

namespace jiayu::cli {

namespace {

using service::CheckpointFault;

struct FaultWords {
    std::string_view name;
    Message const* text;
};

FaultWords words_of(CheckpointFault fault) {
    switch (fault) {
        case CheckpointFault::lines_missing: return {"lines_missing", &message::checkpoints_gone};
        case CheckpointFault::wrong_signature: return {"wrong_signature", &message::checkpoint_not_signed};
        case CheckpointFault::cut_off: return {"cut_off", &message::trail_cut_off};
        case CheckpointFault::other_history: break;
    }
    return {"other_history", &message::trail_other_history};
}

boost::json::object to_json(service::TrailVerdict const& verdict) {
    auto const& checkpoints = verdict.checkpoints;
    boost::json::object json{{"entries", verdict.entries}, {"last_hash", verdict.last_hash}, {"fits", verdict.fits()},
                             {"checkpoints", checkpoints.checkpoints}, {"entries_covered", checkpoints.entries}};
    if (verdict.broken_at) json["broken_at"] = *verdict.broken_at;
    if (checkpoints.fault)
        json["fault"] = boost::json::object{{"kind", words_of(*checkpoints.fault).name}, {"line", checkpoints.fault_line}, {"entries", checkpoints.fault_entries}};
    return json;
}

std::string in_words(service::TrailVerdict const& verdict, Language language) {
    auto const& checkpoints = verdict.checkpoints;
    auto entries = std::to_string(verdict.entries);
    if (verdict.broken_at)
        return render(message::trail_broken, {{"sequence", std::to_string(*verdict.broken_at)}, {"entries", entries}}, language);
    if (checkpoints.fault)
        return render(*words_of(*checkpoints.fault).text, {{"line", std::to_string(checkpoints.fault_line)}, {"expected", std::to_string(checkpoints.fault_entries)},
                                                           {"entries", entries}}, language);
    auto chain = render(message::trail_fits, {{"entries", entries}, {"hash", verdict.last_hash}}, language) + "\n";
    if (!checkpoints.checkpoints) return chain + render(message::trail_without_checkpoints, {}, language);
    return chain + render(message::trail_covered, {{"checkpoints", std::to_string(checkpoints.checkpoints)}, {"covered", std::to_string(checkpoints.entries)}}, language);
}

}  // namespace

Command trail_verify_command() {
    static std::string against;
    return {.name = "trail verify",
            .about = &message::about_trail_verify,
            .options = {{"--against", "FILE", &message::option_against, &against}},
            .run = [](Context const& context) -> Result<int> {
                auto verdict = service::verify_trail(context.store_url, context.data, against);
                if (!verdict) return std::unexpected(verdict.error());
                if (!verdict->entries && verdict->fits()) return refuse(message::trail_empty, {{"data", context.data.string()}});
                *context.out << (context.json ? boost::json::serialize(to_json(*verdict)) : in_words(*verdict, context.language)) << "\n";
                return verdict->fits() ? done : not_met;
            }};
}

}  // namespace jiayu::cli
