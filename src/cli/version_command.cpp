#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

Command version_command() {
    return {.name = "version", .about = &message::about_version, .options = {}, .run = [](Context const& context) -> Result<int> {
                *context.out << (context.json ? R"({"version": ")" JIAYU_VERSION "\"}\n" : "jiayu " JIAYU_VERSION "\n");
                return done;
            }};
}

}  // namespace jiayu::cli
