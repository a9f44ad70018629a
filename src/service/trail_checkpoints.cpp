#include "service/trail_checkpoints.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstring>
#include <numeric>

#include "base/signing_key.hpp"
#include "service/messages.hpp"
#include "store/trail.hpp"

namespace jiayu::service {

namespace {

Path folder_of(Path const& data) { return data / "trail"; }
Path checkpoints_of(Path const& data, store::Store const& store) { return folder_of(data) / fmt::format("{}.checkpoints", store.backend()); }
Path key_of(Path const& data) { return folder_of(data) / "key.pem"; }
Path public_key_of(Path const& data) { return folder_of(data) / "public_key"; }

std::string signed_bytes(Checkpoint const& checkpoint) {
    return fmt::format("jiayu trail checkpoint\n{}\n{}\n{}\n", checkpoint.entries, checkpoint.hash, checkpoint.at);
}

std::string line_of(Checkpoint const& checkpoint) {
    boost::json::object line{{"entries", checkpoint.entries}, {"hash", checkpoint.hash}, {"at", checkpoint.at},
                             {"public_key", checkpoint.public_key}, {"signature", checkpoint.signature}};
    return boost::json::serialize(line) + "\n";
}

// A line that is no checkpoint becomes one that nobody signed.
Checkpoint checkpoint_of(std::string_view line) {
    boost::system::error_code error;
    auto value = boost::json::parse(line, error);
    if (error || !value.is_object()) return {};
    auto const& object = value.as_object();
    auto text = [&](std::string_view name) {
        auto found = object.if_contains(name);
        return found && found->is_string() ? std::string(found->as_string()) : std::string();
    };
    auto entries = object.if_contains("entries");
    return {entries && entries->is_int64() ? entries->as_int64() : 0, text("hash"), text("at"), text("public_key"), text("signature")};
}

std::vector<Checkpoint> read_lines(Path const& file) {
    std::vector<Checkpoint> lines;
    auto bytes = read_file(file);
    std::string_view rest = bytes;
    while (!rest.empty()) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        lines.push_back(checkpoint_of(line));
    }
    return lines;
}

bool is_there(Path const& file) {
    std::error_code none;
    return std::filesystem::exists(file, none);
}

// One write of one line, so that two processes do not mix theirs.
void append_line(Path const& file, std::string_view line) {
    auto handle = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    bool whole = handle >= 0 && ::write(handle, line.data(), line.size()) == ssize_t(line.size()) && ::fsync(handle) == 0;
    auto failure = errno;
    if (handle >= 0) ::close(handle);
    if (!whole) throw EnvironmentFailure(Error(message::checkpoint_unwritten, {{"path", file.string()}, {"reason", std::strerror(failure)}}));
}

}  // namespace

void sign_trail_end(std::string const& store_url, Path const& data, std::string_view now_utc) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return;  // nothing was written where there is no register
    auto const end = store::find_trail_end(**store);
    auto const folder = folder_of(data), file = checkpoints_of(data, **store);
    if (!end.entries || !can_write(is_there(folder) ? folder : data)) return;
    auto const known = is_there(file) ? read_lines(file) : std::vector<Checkpoint>();
    if (!known.empty() && known.back().entries == end.entries && known.back().hash == end.hash) return;
    std::filesystem::create_directories(folder);
    auto const key = SigningKey::open_or_make(key_of(data));
    if (!is_there(public_key_of(data))) write_file(public_key_of(data), key.public_text() + "\n");
    Checkpoint checkpoint{end.entries, end.hash, std::string(now_utc), key.public_text(), {}};
    checkpoint.signature = key.sign(signed_bytes(checkpoint));
    append_line(file, line_of(checkpoint));
}

Result<TrailCheckpoints> TrailCheckpoints::open(store::Store const& store, Path const& data, Path const& against) {
    TrailCheckpoints opened;
    auto const file = against.empty() ? checkpoints_of(data, store) : against;
    if (!against.empty() && !is_there(file)) return refuse(message::checkpoints_unreadable, {{"path", file.string()}});
    if (is_there(file)) opened.lines_ = read_lines(file);
    if (!against.empty()) {
        if (!opened.lines_.empty()) opened.public_key_ = opened.lines_.front().public_key;
    } else if (is_there(public_key_of(data))) {
        opened.has_key_ = true;
        opened.public_key_ = read_file(public_key_of(data)).substr(0, 64);
    }
    opened.fits_.resize(opened.lines_.size());
    opened.by_entries_.resize(opened.lines_.size());
    std::iota(opened.by_entries_.begin(), opened.by_entries_.end(), 0);
    std::ranges::stable_sort(opened.by_entries_, {}, [&](std::int64_t line) { return opened.lines_[std::size_t(line)].entries; });
    return opened;
}

void TrailCheckpoints::see(std::int64_t sequence, std::string_view hash) {
    seen_ = sequence;
    for (; next_ < by_entries_.size(); ++next_) {
        auto line = std::size_t(by_entries_[next_]);
        if (lines_[line].entries > sequence) return;
        fits_[line] = lines_[line].entries == sequence && lines_[line].hash == hash;
    }
}

CheckpointVerdict TrailCheckpoints::verdict() const {
    CheckpointVerdict verdict{.checkpoints = std::int64_t(lines_.size())};
    if (lines_.empty() && has_key_) verdict.fault = CheckpointFault::lines_missing;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        auto const& checkpoint = lines_[line];
        std::optional<CheckpointFault> fault;
        if (checkpoint.public_key != public_key_ || !is_signed(public_key_, signed_bytes(checkpoint), checkpoint.signature)) fault = CheckpointFault::wrong_signature;
        else if (checkpoint.entries > seen_) fault = CheckpointFault::cut_off;
        else if (!fits_[line]) fault = CheckpointFault::other_history;
        if (fault) return {.checkpoints = verdict.checkpoints, .fault = fault, .fault_line = std::int64_t(line) + 1, .fault_entries = checkpoint.entries};
        verdict.entries = std::max(verdict.entries, checkpoint.entries);
    }
    return verdict;
}

}  // namespace jiayu::service
