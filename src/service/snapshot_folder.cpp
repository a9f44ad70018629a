#include "service/snapshot_folder.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "service/messages.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

[[noreturn]] void fail_on(Path const& path, std::error_code const& error) {
    throw EnvironmentFailure(Error(message::snapshot_file_failed, {{"path", path.string()}, {"reason", error.message()}}));
}

// An open file, closed at the end.
struct OpenFile {
    OpenFile(Path const& path, int flags) : handle(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~OpenFile() {
        if (handle >= 0) ::close(handle);
    }
    OpenFile(OpenFile const&) = delete;
    OpenFile& operator=(OpenFile const&) = delete;
    int handle;
};

// Shares the blocks where the file system can, else lets the disk begin to write what is copied: DuckDB syncs the whole file before long,
// and would wait for all of it then. False: not on these file systems.
bool copy_in_kernel(Path const& from, Path const& to) {
    OpenFile source(from, O_RDONLY), target(to, O_WRONLY | O_CREAT | O_TRUNC);
    if (source.handle < 0 || target.handle < 0) return false;
    if (::ioctl(target.handle, FICLONE, source.handle) == 0) return true;
    constexpr std::size_t part = 16 << 20;
    off_t at = 0;
    for (;;) {
        auto copied = ::copy_file_range(source.handle, nullptr, target.handle, nullptr, part, 0);
        if (copied <= 0) return copied == 0;
        ::sync_file_range(target.handle, at, copied, SYNC_FILE_RANGE_WRITE);
        at += copied;
    }
}

}  // namespace

SnapshotFolder::SnapshotFolder(Path const& data) : folder_(data / "snapshots") {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error) fail_on(folder_, error);
}

std::vector<int> SnapshotFolder::numbers() const {
    std::vector<int> numbers;
    for (auto const& entry : std::filesystem::directory_iterator(folder_)) {
        auto name = entry.path().filename().string();
        int number = 0;
        auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && std::string_view(end) == ".duckdb") numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

std::optional<int> SnapshotFolder::newest() const {
    auto all = numbers();
    return all.empty() ? std::nullopt : std::optional(all.back());
}

Path SnapshotFolder::file(int number) const { return folder_ / fmt::format("{:06}.duckdb", number); }

Path SnapshotFolder::unfinished(int number) const {
    auto path = file(number);
    path += ".unfinished";
    auto log = path;
    log += ".wal";
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    std::filesystem::remove(log, ignored);
    return path;
}

void SnapshotFolder::copy(int number, Path const& to) const {
    if (copy_in_kernel(file(number), to)) return;
    std::error_code error;
    std::filesystem::copy_file(file(number), to, std::filesystem::copy_options::overwrite_existing, error);
    if (error) fail_on(to, error);
}

void SnapshotFolder::publish(int number) const {
    auto from = file(number);
    from += ".unfinished";
    std::error_code error;
    std::filesystem::rename(from, file(number), error);
    if (error) fail_on(from, error);
}

void SnapshotFolder::keep_newest(int count) const {
    auto all = numbers();
    // A reader that still holds an old one keeps it: the file goes when it closes.
    for (int i = 0; i + count < int(all.size()); ++i) std::filesystem::remove(file(all[std::size_t(i)]));
}

Result<OpenSnapshot> open_newest_snapshot(Path const& data) {
    SnapshotFolder folder(data);
    auto number = folder.newest();
    if (!number) return refuse(message::snapshot_missing, {{"data", data.string()}});
    OpenSnapshot opened{*number, {}, {}, db::DuckDatabase({.file = folder.file(*number), .read_only = true})};
    opened.database.connect().query(std::string(sql::find_snapshot.common), {}, [&](db::Row const& row) {
        opened.as_of = date_from_number(row.integer(0)).value();
        opened.pack_version = row.text(1);
    });
    return opened;
}

}  // namespace jiayu::service
