#include "service/link_init.hpp"

#include "service/stopwatch.hpp"

namespace jiayu::service {

Result<LinkInitOutcome> propose_link_model(std::vector<Path> const& files, Path const& model, Language language) {
    Progress progress("link init");
    Stopwatch watch;
    auto read = read_records(files, {}, progress);
    if (!read) return std::unexpected(read.error());
    LinkInitOutcome outcome{.records = read->records.size(), .refused = std::move(read->refused), .notes = std::move(read->notes), .seconds_read = watch.lap()};
    progress.begin_step("propose", 0);
    auto proposed = linkage::propose_model(read->records);
    if (!proposed) return std::unexpected(proposed.error());
    outcome.proposed = std::move(*proposed);
    outcome.proposed.model.name = files.front().stem().string();
    write_file(model, linkage::annotated_toml(outcome.proposed, language));
    outcome.seconds_propose = watch.lap();
    return outcome;
}

}  // namespace jiayu::service
