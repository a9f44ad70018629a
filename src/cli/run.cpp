#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <pwd.h>
#include <unistd.h>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/trail_checkpoints.hpp"

namespace jiayu::cli {

namespace {

// Beside the installed program, else the source tree that it was built from.
Path default_packs() {
    if (auto folder = std::getenv("JIAYU_PACKS")) return folder;
    std::error_code error;
    auto installed = std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "../share/jiayu/packs";
    return std::filesystem::is_directory(installed, error) ? installed : Path(JIAYU_SOURCE_FOLDER) / "packs";
}

// USER is unset where a timer or a container starts the program; the trail names somebody all the same.
std::string user_of_process() {
    if (auto user = std::getenv("USER"); user && *user) return user;
    auto entry = ::getpwuid(::getuid());
    return entry ? entry->pw_name : fmt::format("uid {}", ::getuid());
}

Context context_of_environment() {
    Context context;
    context.packs = default_packs();
    context.language = language_of_environment();
    context.colour = ::isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
    context.now_utc = utc_now();
    context.out = &std::cout;
    context.err = &std::cerr;
    context.actor = user_of_process();
    return context;
}

void add_option(CLI::App& app, Option const& option, Language language) {
    auto help = render(*option.help, {}, language);
    auto value = option.value_name;
    // The usage line names the arguments that are needed, but not the options.
    if (option.required && option.name.starts_with('-')) value += " (" + render(message::help_required, {}, language) + ")";
    auto added = std::visit(
        [&](auto* target) {
            if constexpr (std::is_same_v<decltype(target), bool*>) return app.add_flag(option.name, *target, help);
            else return app.add_option(option.name, *target, help)->option_text(value);
        },
        option.target);
    added->required(option.required);
}

CLI::App& app_at(CLI::App& root, std::string_view words) {
    auto* app = &root;
    while (!words.empty()) {
        auto word = std::string(words.substr(0, words.find(' ')));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        auto children = app->get_subcommands([&](CLI::App* child) { return child->get_name() == word; });
        app = children.empty() ? app->add_subcommand(word) : children.front();
    }
    return *app;
}

void print_error(Error const& error, std::ostream& err) {
    err << "错误 " << error.code->number << "  " << error.text(Language::zh) << "\n"
        << "error " << error.code->number << "  " << error.text(Language::en) << "\n";
}

int answer(Command const& command, Context const& context) {
    try {
        auto result = command.run(context);
        // Also when it was refused midway: some of its files may have been ingested.
        if (command.writes_trail) service::sign_trail_end(context.store_url, context.data, context.now_utc);
        if (result) return *result;
        print_error(result.error(), *context.err);
        return bad_input;
    } catch (EnvironmentFailure const& failure) {
        print_error(failure.error(), *context.err);
        return environment_failed;
    } catch (std::filesystem::filesystem_error const& failure) {
        print_error(Error(message::folder_failed, {{"path", failure.path1().string()}, {"reason", failure.code().message()}}), *context.err);
        return environment_failed;
    } catch (std::exception const& failure) {
        print_error(Error(message::unexpected_failure, {{"reason", failure.what()}}), *context.err);
        return environment_failed;
    }
}

// Every write is a transaction or a rename, so that stopping at once leaves no damage.
void stop_on_interrupt() {
    for (auto signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int) {
            constexpr std::string_view wipe = "\r\033[K";
            if (::isatty(STDERR_FILENO)) (void)!::write(STDERR_FILENO, wipe.data(), wipe.size());
            ::_exit(interrupted);
        });
    std::signal(SIGPIPE, SIG_DFL);
}

// The words that CLI11 itself puts into a help page.
void translate_help(CLI::App& app, Language language) {
    auto text = [&](Message const& message) { return render(message, {}, language); };
    app.set_help_flag("-h,--help", text(message::option_help));
    app.option_defaults()->group(text(message::help_options));
    auto formatter = app.get_formatter();
    formatter->label("Usage", text(message::help_usage));
    formatter->label("OPTIONS", text(message::help_options));
    formatter->label("Positionals", text(message::help_positionals));
    formatter->label("SUBCOMMAND", text(message::help_command));
    formatter->label("REQUIRED", text(message::help_required));
    app.footer(text(message::exit_codes));
}

// Under which headings a help page lists the command and its own --help.
void set_headings(CLI::App& app, Language language) {
    app.get_help_ptr()->group(render(message::help_options, {}, language));
    app.group(render(message::help_commands, {}, language));
    for (auto* sub : app.get_subcommands([](CLI::App*) { return true; })) set_headings(*sub, language);
}

}  // namespace

std::string utc_now() {
    auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    auto day = std::chrono::floor<std::chrono::days>(now);
    std::chrono::year_month_day date(day);
    std::chrono::hh_mm_ss time(now - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

int run(int argument_count, char** arguments) {
    stop_on_interrupt();
    auto context = context_of_environment();
    CLI::App app(render(message::about_jiayu, {}, context.language), "jiayu");
    app.require_subcommand(0, 1);
    app.fallthrough();
    translate_help(app, context.language);
    std::string data = context.data, packs = context.packs;
    app.add_option("--data", data, render(message::option_data, {}, context.language))->option_text("DIR");
    app.add_option("--packs", packs, render(message::option_packs, {}, context.language))->option_text("DIR");
    app.add_option("--as", context.actor, render(message::option_as, {}, context.language))->option_text("ACTOR");
    app.add_flag("--json", context.json, render(message::option_json, {}, context.language));

    auto commands = all_commands();
    Command const* chosen = nullptr;
    for (auto const& command : commands) {
        auto& sub = app_at(app, command.name);
        sub.description(render(*command.about, {}, context.language));
        sub.footer(render(message::options_everywhere, {}, context.language) + "\n" + render(message::exit_codes, {}, context.language));
        for (auto const& option : command.options) add_option(sub, option, context.language);
        sub.final_callback([&chosen, &command, &sub] {
            if (sub.get_subcommands().empty()) chosen = &command;
        });
    }
    app_at(app, "matter").description(render(message::about_matter, {}, context.language));
    app_at(app, "matter notice").description(render(message::about_matter_notice, {}, context.language));
    app_at(app, "pack").description(render(message::about_pack, {}, context.language));
    app_at(app, "pay").description(render(message::about_pay, {}, context.language));
    app_at(app, "trail").description(render(message::about_trail, {}, context.language));
    set_headings(app, context.language);
    try {
        app.parse(argument_count, arguments);
    } catch (CLI::CallForHelp const& help) {
        return app.exit(help);
    } catch (CLI::ParseError const& failure) {
        print_error(Error(message::usage_error, {{"reason", failure.what()}}), std::cerr);
        return bad_input;
    }
    if (!chosen) {
        auto group = app.get_subcommands();
        std::cerr << (group.empty() ? app.help() : group.front()->help("jiayu"));
        return bad_input;
    }
    context.data = data;
    context.packs = packs;
    auto url = std::getenv("JIAYU_STORE");
    context.store_url = url ? std::string(url) : context.data.string();
    return answer(*chosen, context);
}

}  // namespace jiayu::cli
