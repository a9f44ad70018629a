#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/messages.hpp"
#include "base/result.hpp"

namespace jiayu {

namespace {

[[noreturn]] void fail(Message const& message, Path const& path) {
    throw EnvironmentFailure(Error(message, {{"path", path.string()}, {"reason", std::strerror(errno)}}));
}

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int value() const { return value_; }

private:
    int value_;
};

// A rename lasts through a power cut only when its folder is on the disk too.
void sync_folder_of(Path const& path) {
    auto folder = path.has_parent_path() ? path.parent_path() : Path(".");
    Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.value() < 0 || ::fsync(descriptor.value()) != 0) fail(message::file_unwritable, path);
}

}  // namespace

bool can_write(Path const& existing) { return ::faccessat(AT_FDCWD, existing.c_str(), W_OK, AT_EACCESS) == 0; }

std::string read_file(Path const& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.value() < 0) fail(message::file_unreadable, path);
    std::string bytes;
    std::error_code error;
    auto size = std::filesystem::file_size(path, error);
    bytes.resize(error ? 0 : size);
    std::size_t filled = 0;
    while (true) {
        if (filled == bytes.size()) bytes.resize(bytes.size() + 65536);
        auto count = ::read(file.value(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0) fail(message::file_unreadable, path);
        if (count == 0) break;
        filled += std::size_t(count);
    }
    bytes.resize(filled);
    return bytes;
}

void write_file(Path const& path, std::string_view bytes) {
    auto temporary = path;
    temporary += ".part";
    {
        Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.value() < 0) fail(message::file_unwritable, path);
        while (!bytes.empty()) {
            auto count = ::write(file.value(), bytes.data(), bytes.size());
            if (count < 0) fail(message::file_unwritable, path);
            bytes.remove_prefix(std::size_t(count));
        }
        if (::fsync(file.value()) != 0) fail(message::file_unwritable, path);
    }
    std::error_code error;
    std::filesystem::rename(temporary, path, error);
    if (error) fail(message::file_unwritable, path);
    sync_folder_of(path);
}

}  // namespace jiayu
