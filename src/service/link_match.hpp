// Who is this? Persons asked about, one by one, against all records of the files: the best candidates with their evidence.
#pragma once
#include "linkage/match_index.hpp"
#include "service/link_explain.hpp"

namespace jiayu::service {

struct LinkMatchSettings {
    Path model;                                               // with its m and u
    std::vector<Path> files;                                  // the standing records
    Path query;                                               // a file of persons to ask about; or
    std::vector<std::pair<std::string, std::string>> values;  // of one person, by column of the model or header of the files
    std::size_t limit = 10;                                   // candidates of each
    double probability_min = 0.5;
};

struct LinkCandidate {
    std::string id, source;
    double weight = 0, probability = 0;            // weight in bits, prior included
    std::vector<ExplainedComparison> comparisons;  // a: the query's values; b: the candidate's
};

struct LinkMatch {
    std::string id;                           // of the query: as in its file, or the number of its row
    std::vector<LinkCandidate> candidates;    // best first
    std::size_t compared = 0;                 // records that share a blocking key with the query
    std::vector<std::string> rules_overfull;  // blocking rules that could not be used: too many records have the query's key
    double microseconds = 0;
};

struct LinkMatchReport {
    std::vector<LinkMatch> matches;  // in the order of ids
    std::size_t records = 0;
    double prior_bits = 0;
    double load_seconds = 0;
    std::vector<RefusedRecord> refused;
    std::vector<Error> notes;
};

Result<LinkMatchReport> match_link(LinkMatchSettings const& settings);

}  // namespace jiayu::service
