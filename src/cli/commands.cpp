#include "cli/command.hpp"

namespace jiayu::cli {

// One line a verb, in the order of --help.
Command version_command();

std::vector<Command> all_commands() {
    return {
        version_command(),
    };
}

}  // namespace jiayu::cli
