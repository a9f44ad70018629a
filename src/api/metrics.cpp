#include "api/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace jiayu::api {
namespace {

// Around the bar of 20 ms for reads.
prometheus::Histogram::BucketBoundaries const seconds{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5};

}  // namespace

struct Metrics::Families {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("jiayu_http_requests_total").Help("Requests answered, by operation and status").Register(registry);
    prometheus::Family<prometheus::Histogram>& times =
        prometheus::BuildHistogram().Name("jiayu_http_request_seconds").Help("Time from a complete request to its answer, by operation").Register(registry);
    prometheus::Gauge& connections = prometheus::BuildGauge().Name("jiayu_http_connections").Help("Open connections").Register(registry).Add({});
    prometheus::Gauge& malformed =
        prometheus::BuildGauge().Name("jiayu_http_malformed_requests").Help("Requests refused before they were read, since the start").Register(registry).Add({});
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count(std::string_view operation, int status, std::chrono::nanoseconds taken) {
    std::string const name(operation);
    families_->requests.Add({{"operation", name}, {"status", std::to_string(status)}}).Increment();
    families_->times.Add({{"operation", name}}, seconds).Observe(std::chrono::duration<double>(taken).count());
}

void Metrics::set_connections(std::int64_t open, std::uint64_t malformed) {
    families_->connections.Set(static_cast<double>(open));
    families_->malformed.Set(static_cast<double>(malformed));
}

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(families_->registry.Collect()); }

}  // namespace jiayu::api
