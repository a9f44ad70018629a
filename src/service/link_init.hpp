// Profiles the columns of files of records and proposes a linkage model for them.
#pragma once
#include "linkage/propose_model.hpp"
#include "service/link_files.hpp"

namespace jiayu::service {

struct LinkInitOutcome {
    linkage::ProposedModel proposed;
    std::size_t records = 0;
    std::vector<RefusedRecord> refused;
    std::vector<Error> notes;
    double seconds_read = 0, seconds_propose = 0;
};

// Writes the model with its reasons in `language`; rows that cannot be read are only counted.
Result<LinkInitOutcome> propose_link_model(std::vector<Path> const& files, Path const& model, Language language);

}  // namespace jiayu::service
