#include "service/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/messages.hpp"
#include "base/result.hpp"

namespace jiayu::service {

namespace {

[[noreturn]] void fail(Path const& path) {
    throw EnvironmentFailure(Error(jiayu::message::file_unreadable, {{"path", path.string()}, {"reason", std::strerror(errno)}}));
}

}  // namespace

MappedFile::MappedFile(Path const& path) {
    auto descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path);
    struct ::stat status {};
    ::fstat(descriptor, &status);
    size_ = std::size_t(status.st_size);
    auto mapped = size_ ? ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0) : nullptr;
    auto reason = errno;
    ::close(descriptor);
    if (mapped == MAP_FAILED) {
        errno = reason;
        fail(path);
    }
    data_ = static_cast<char const*>(mapped);
    if (size_) ::madvise(mapped, size_, MADV_SEQUENTIAL);
}

MappedFile::~MappedFile() {
    if (size_) ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::let_go(std::size_t begin, std::size_t end) const {
    auto page = std::size_t(::sysconf(_SC_PAGESIZE));
    begin = (begin + page - 1) / page * page;
    end = end / page * page;
    if (begin < end) ::madvise(const_cast<char*>(data_) + begin, end - begin, MADV_DONTNEED);
}

}  // namespace jiayu::service
