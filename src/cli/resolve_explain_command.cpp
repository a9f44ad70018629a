#include <ostream>

#include "cli/explanation_text.hpp"
#include "cli/messages.hpp"
#include "service/resolve_register.hpp"

namespace jiayu::cli {

Command resolve_explain_command() {
    struct Pair {
        std::int64_t a = 0, b = 0;
    };
    auto pair = std::make_shared<Pair>();  // shared by the options and the run
    return {.name = "resolve explain",
            .about = &message::about_resolve_explain,
            .options = {{"mention_a", "MENTION", &message::option_mention, &pair->a, true}, {"mention_b", "MENTION", &message::option_mention, &pair->b, true}},
            .run = [pair](Context const& context) -> Result<int> {
                auto told = service::explain_mentions(context.store_url, context.packs, pair->a, pair->b);
                if (!told) return std::unexpected(told.error());
                if (context.json) *context.out << boost::json::serialize(explanation_to_json(*told)) << "\n";
                else print_explanation(*told, context);
                return done;
            }};
}

}  // namespace jiayu::cli
