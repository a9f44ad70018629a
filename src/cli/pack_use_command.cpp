#include <boost/json.hpp>
#include <ostream>

#include "cli/messages.hpp"
#include "cli/command.hpp"
#include "service/district_pack.hpp"

namespace jiayu::cli {

namespace {

void print(service::PackChoice const& choice, Context const& context) {
    for (auto const& one : choice.replaced) *context.out << render(message::pack_replaced, {{"kind", one.kind}, {"id", one.id}, {"of", one.of}}, context.language) << "\n";
    *context.out << render(message::pack_used, {{"pack", choice.name}, {"layers", fmt::format("{}", fmt::join(choice.layers, " → "))}, {"version", choice.version}}, context.language) << "\n";
}

boost::json::object to_json(service::PackChoice const& choice) {
    boost::json::array layers, replaced;
    for (auto const& layer : choice.layers) layers.push_back(boost::json::value(layer));
    for (auto const& one : choice.replaced) replaced.push_back(boost::json::object{{"kind", one.kind}, {"id", one.id}, {"of", one.of}});
    return {{"pack", choice.name}, {"version", choice.version}, {"layers", layers}, {"replaced", replaced}};
}

}  // namespace

Command pack_use_command() {
    static std::string pack;
    return {.name = "pack use", .writes_trail = true, .about = &message::about_pack_use, .options = {{"pack", "PACK", &message::option_pack_use, &pack}},
            .run = [](Context const& context) -> Result<int> {
                auto choice = pack.empty() ? service::read_pack_choice(context.data, context.packs)
                                           : service::use_pack({.store_url = context.store_url, .data = context.data, .packs = context.packs, .pack = pack, .actor = context.actor});
                if (!choice) return std::unexpected(choice.error());
                if (context.json) *context.out << boost::json::serialize(to_json(*choice)) << "\n";
                else print(*choice, context);
                return done;
            }};
}

}  // namespace jiayu::cli
