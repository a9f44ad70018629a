// What the words and options of `jiayu matter …` share.
#pragma once
#include <boost/json.hpp>

#include "cli/command.hpp"
#include "service/act_on_matter.hpp"

namespace jiayu::cli {

struct StepArguments {
    std::vector<std::string> values, proofs;  // field=value
    bool is_pledged = false;
    std::string note, key, on;
};

void add_step_options(std::vector<Option>& options, StepArguments& arguments);

// FIELD=VALUE parts; refuses what has no "=".
Result<service::MatterStep> step_of(std::string const& verb, StepArguments const& arguments);

// `on`: "2026-01-31" or empty.
Result<service::MatterDesk> desk_of(Context const& context, std::string const& on);

int tell(service::MatterAnswer const& answer, Context const& context);

std::string yuan(std::int64_t fen);

}  // namespace jiayu::cli
