// Signed notes of how far the audit trail had come, beside the database: DATA/trail/<backend>.checkpoints, one line of JSON each. A
// chain of hashes does not show that its end was cut off; a checkpoint that names more entries than there are does.
//
// What it proves: whoever removed or rewrote entries that a checkpoint covers did not hold DATA/trail/key.pem (0600), as one who only
// gets at the database does not. What it does not: who holds the data folder itself can sign another history, unless a copy of the
// checkpoints is kept elsewhere (`jiayu trail verify --against FILE`); entries after the last checkpoint are covered by none.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct Checkpoint {
    std::int64_t entries = 0;
    std::string hash;  // of the last of them
    std::string at;    // ISO 8601, UTC
    std::string public_key, signature;
};

// After every command that may have written the trail: signs its end unless the last checkpoint names it already. The key is made
// with the first one. A folder that cannot be written keeps the checkpoints that it has.
void sign_trail_end(std::string const& store_url, Path const& data, std::string_view now_utc);

enum class CheckpointFault {
    lines_missing,  // there is a key, and no checkpoint
    wrong_signature,  // a line that the folder's key did not sign as it stands
    cut_off,        // more entries than the trail has
    other_history,  // an entry with another hash
};

struct CheckpointVerdict {
    std::int64_t checkpoints = 0;
    std::int64_t entries = 0;  // that they cover, where all of them hold
    std::optional<CheckpointFault> fault;
    std::int64_t fault_line = 0;     // of the file, from 1
    std::int64_t fault_entries = 0;  // that this line names
};

class TrailCheckpoints {
public:
    // Of the data folder or, with `against`, of a copy kept elsewhere, which is held to the key of its own first line. Refused when
    // the copy cannot be read.
    static Result<TrailCheckpoints> open(store::Store const& store, Path const& data, Path const& against);

    void see(std::int64_t sequence, std::string_view hash);  // every entry of the trail, in order
    CheckpointVerdict verdict() const;                       // when all are seen

private:
    std::vector<Checkpoint> lines_;
    std::vector<std::int64_t> by_entries_;  // lines in the order of their entries
    std::size_t next_ = 0;
    std::vector<bool> fits_;  // by line
    std::string public_key_;
    std::int64_t seen_ = 0;
    bool has_key_ = false;
};

}  // namespace jiayu::service
