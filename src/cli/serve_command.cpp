#include <csignal>
#include <iostream>
#include <pthread.h>

#include "api/api.hpp"
#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/check_readiness.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string address = "127.0.0.1";
    std::int64_t port = 8080;
    std::string certificate, key;
    bool quiet = false;
};

// Waits for Ctrl-C or a supervisor's SIGTERM. Blocked before the server's threads start, so that no thread is interrupted by them.
class StopSignal {
public:
    StopSignal() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void wait() const {
        int signal = 0;
        sigwait(&signals_, &signal);
    }

private:
    sigset_t signals_{};
};

Result<http::ServerSettings> server_settings(Arguments const& arguments) {
    if (arguments.port < 0 || arguments.port > 65'535) return refuse(message::serve_port, {{"port", std::to_string(arguments.port)}});
    if (arguments.certificate.empty() != arguments.key.empty()) return refuse(message::serve_tls_half);
    http::ServerSettings settings;
    settings.address = arguments.address;
    settings.port = static_cast<std::uint16_t>(arguments.port);
    if (!arguments.key.empty()) settings.tls = http::TlsFiles{arguments.certificate, arguments.key};
    return settings;
}

Result<int> serve(Context const& context, Arguments const& arguments) {
    auto settings = server_settings(arguments);
    if (!settings) return std::unexpected(settings.error());
    if (auto readiness = service::check_readiness(context.store_url); !readiness) return std::unexpected(readiness.error());
    StopSignal const stop;
    api::Api api({.store_url = context.store_url, .log = arguments.quiet ? nullptr : context.err});
    auto server = http::Server::start(
        *settings, [&api](http::Request&& request) { return api.answer(std::move(request)); }, [&api](std::string_view what) { api.log_failure(what); });
    if (!server) return std::unexpected(server.error());
    api.watch((*server)->counts());
    *context.out << render(message::serve_ready, {{"address", fmt::format("{}://{}:{}", settings->tls ? "https" : "http", arguments.address, (*server)->port())}},
                           context.language)
                 << std::endl;
    stop.wait();
    server->reset();
    return done;
}

}  // namespace

Command serve_command() {
    static Arguments arguments;  // the command line fills it before run
    return {.name = "serve",
            .about = &message::about_serve,
            .options = {{.name = "--address", .value_name = "ADDRESS", .help = &message::option_address, .target = &arguments.address},
                        {.name = "--port", .value_name = "PORT", .help = &message::option_port, .target = &arguments.port},
                        {.name = "--certificate", .value_name = "FILE", .help = &message::option_certificate, .target = &arguments.certificate},
                        {.name = "--key", .value_name = "FILE", .help = &message::option_key, .target = &arguments.key},
                        {.name = "--quiet", .value_name = "", .help = &message::option_quiet_log, .target = &arguments.quiet}},
            .run = [](Context const& context) { return serve(context, arguments); }};
}

}  // namespace jiayu::cli
