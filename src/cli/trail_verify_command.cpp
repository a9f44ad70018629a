#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/verify_trail.hpp"

namespace jiayu::cli {

namespace {

boost::json::object to_json(service::TrailVerdict const& verdict) {
    boost::json::object json{{"entries", verdict.entries}, {"last_hash", verdict.last_hash}, {"fits", !verdict.broken_at}};
    if (verdict.broken_at) json["broken_at"] = *verdict.broken_at;
    return json;
}

std::string in_words(service::TrailVerdict const& verdict, Language language) {
    if (verdict.broken_at)
        return render(message::trail_broken, {{"sequence", std::to_string(*verdict.broken_at)}, {"entries", std::to_string(verdict.entries)}},
                      language);
    return render(message::trail_fits, {{"entries", std::to_string(verdict.entries)}, {"hash", verdict.last_hash}}, language);
}

}  // namespace

Command trail_verify_command() {
    return {.name = "trail verify", .about = &message::about_trail_verify, .options = {}, .run = [](Context const& context) -> Result<int> {
                auto verdict = service::verify_trail(context.store_url);
                if (!verdict) return std::unexpected(verdict.error());
                if (!verdict->entries && !verdict->broken_at) return refuse(message::trail_empty, {{"data", context.data.string()}});
                *context.out << (context.json ? boost::json::serialize(to_json(*verdict)) : in_words(*verdict, context.language)) << "\n";
                return verdict->broken_at ? not_met : done;
            }};
}

}  // namespace jiayu::cli
