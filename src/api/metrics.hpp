// Counts and times of what was answered, for Prometheus. Labels are operations and statuses, never anything of a person.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace jiayu::api {

class Metrics {
public:
    Metrics();
    ~Metrics();

    void count(std::string_view operation, int status, std::chrono::nanoseconds taken);  // on any thread
    void set_connections(std::int64_t open, std::uint64_t malformed);
    std::string text() const;  // Prometheus text format 0.0.4

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace jiayu::api
