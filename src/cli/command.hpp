// What a command of `jiayu` is: its words, options and what it runs. Each verb has its file `<verb>_command.cpp` and its line in
// commands.cpp; run.cpp alone knows the command-line library.
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/result.hpp"

namespace jiayu::cli {

// Exit codes, documented in --help: 0 done; 1 done, and what was asked for was not met; 2 bad input or usage; 3 environment
// failure (disk, database); 130 interrupted.
enum ExitCode : int { done = 0, not_met = 1, bad_input = 2, environment_failed = 3, interrupted = 130 };

// What every command gets: global options and where to write. Clock and environment are read here alone.
struct Context {
    Path data = "jiayu-data";  // --data: folder of the district, or a PostgreSQL connection string
    std::string store_url;     // JIAYU_STORE or the data folder
    Path packs;                // folder of packs/
    std::string actor;         // --as
    bool json = false;         // --json
    bool colour = false;       // a terminal, and NO_COLOR unset
    Language language = Language::en;
    std::string now_utc;       // ISO 8601, the start of the command
    std::ostream* out;         // results
    std::ostream* err;         // warnings, errors
};

struct Option {
    std::string name;          // "--residents"; without dashes: a positional argument
    std::string value_name;    // "N"; empty for a flag
    Message const* help;
    std::variant<bool*, std::int64_t*, double*, std::string*, std::vector<std::string>*> target;
    bool required = false;
};

struct Command {
    std::string name;          // "ingest", or "resolve explain" for a word under another
    bool writes_trail = false;  // the trail's end is signed when the command is done
    Message const* about;
    std::vector<Option> options;
    std::function<Result<int>(Context const&)> run;  // an Error is printed in both languages and exits with bad_input
};

std::string utc_now();  // ISO 8601; of the moment, where a person takes their time between two answers

std::vector<Command> all_commands();
int run(int argument_count, char** arguments);

}  // namespace jiayu::cli
