#include <ostream>

#include "cli/explanation_text.hpp"
#include "cli/link_arguments.hpp"
#include "cli/marked_text.hpp"
#include "cli/messages.hpp"
#include "service/resolve_register.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::vector<std::string> mentions;
    std::string decide, reason, reveal;
    std::int64_t limit = 50;
    bool takes_back = false;
};

std::string_view department(Department which, Language language) {
    auto const& name = name_of(which);
    return language == Language::zh ? name.zh : name.en;
}

boost::json::object to_json(service::ReviewTask const& task) {
    return {{"mention_a", task.mention_a}, {"mention_b", task.mention_b}, {"department_a", name_of(task.department_a).identifier}, {"department_b", name_of(task.department_b).identifier},
            {"name_a", task.name_a}, {"name_b", task.name_b}, {"person_a", task.person_a}, {"person_b", task.person_b}, {"mentions_a", task.mentions_a}, {"mentions_b", task.mentions_b},
            {"weight", task.weight}, {"probability", task.probability()}, {"pairs_put_right", task.value()}};
}

Result<int> list(Arguments const& arguments, Context const& context) {
    if (arguments.limit < 1) return refuse(message::link_usage, {{"needed", "--limit N (N ≥ 1)"}});
    auto found = service::list_reviews(context.store_url, std::size_t(arguments.limit));
    if (!found) return std::unexpected(found.error());
    if (context.json) {
        boost::json::array tasks;
        for (auto const& task : found->tasks) tasks.push_back(to_json(task));
        *context.out << boost::json::serialize(boost::json::object{{"open", found->open}, {"tasks", tasks}}) << "\n";
        return done;
    }
    std::size_t const texts[] = {2, 3, 4, 5};
    auto table = table_with_titles(message::task_titles, context.language, texts);
    for (auto const& task : found->tasks)
        table.add({std::to_string(task.mention_a), std::to_string(task.mention_b), std::string(department(task.department_a, context.language)), task.name_a,
                   std::string(department(task.department_b, context.language)), task.name_b, fmt::format("{:+.1f}", task.weight), fmt::format("{:.3f}", task.probability()),
                   fmt::format("{} × {}", task.mentions_a, task.mentions_b)});
    if (!found->tasks.empty()) table.print(*context.out);
    *context.out << render(message::task_count, {{"shown", with_thousands(std::int64_t(found->tasks.size()))}, {"open", with_thousands(std::int64_t(found->open))}}, context.language) << "\n";
    return done;
}

boost::json::object to_json(service::MentionLine const& line) {
    return {{"mention_id", line.mention_id}, {"department", name_of(line.department).identifier}, {"file", line.file}, {"row", line.row_number}, {"observed_on", line.observed_on}, {"name", line.name},
            {"citizen_number", line.citizen_number}, {"sex", line.sex}, {"birth_date", line.birth_date}, {"phone", line.phone}, {"division_code", line.division_code}};
}

std::string_view word_of(service::ReviewDecision decision) {
    return decision == service::ReviewDecision::open ? "open" : decision == service::ReviewDecision::same ? "same" : "apart";
}

void print_mentions(service::PairReview const& shown, Context const& context) {
    std::size_t const texts[] = {1, 2};
    auto table = table_with_titles(message::task_field_titles, context.language, texts);
    auto const marking = context.colour ? Marking::colour : Marking::brackets;
    auto add = [&](std::string title, std::string const& a, std::string const& b) {
        auto [marked_a, marked_b] = mark_differences(a, b, marking);
        table.add({std::move(title), marked_a, marked_b});
    };
    auto const &a = shown.a, &b = shown.b;
    table.add({render(message::person_mention, {}, context.language), std::to_string(a.mention_id), std::to_string(b.mention_id)});
    table.add({render(message::person_source, {}, context.language), std::string(department(a.department, context.language)), std::string(department(b.department, context.language))});
    table.add({render(message::person_row, {}, context.language), fmt::format("{}:{}", a.file, a.row_number), fmt::format("{}:{}", b.file, b.row_number)});
    table.add({render(message::person_day, {}, context.language), a.observed_on, b.observed_on});
    add("name", a.name, b.name);
    add("citizen_number", a.citizen_number, b.citizen_number);
    add("sex", a.sex, b.sex);
    add("birth_date", a.birth_date, b.birth_date);
    add("phone", a.phone, b.phone);
    add("division_code", a.division_code, b.division_code);
    table.print(*context.out);
}

void print(service::PairReview const& shown, Context const& context) {
    print_mentions(shown, context);
    *context.out << "\n";
    print_explanation(shown.explanation, context);
    if (shown.decision != service::ReviewDecision::open)
        *context.out << render(message::task_decided_before, {{"decision", std::string(word_of(shown.decision))}, {"by", shown.decided_by}, {"at", shown.decided_at}, {"reason", shown.reason}}, context.language) << "\n";
}

Result<int> show(service::ReviewPair const& pair, Context const& context) {
    auto shown = service::show_review(context.store_url, context.packs, pair);
    if (!shown) return std::unexpected(shown.error());
    if (!context.json) {
        print(*shown, context);
        return done;
    }
    boost::json::object told{{"a", to_json(shown->a)}, {"b", to_json(shown->b)}, {"explanation", explanation_to_json(shown->explanation)}, {"decision", word_of(shown->decision)},
                             {"decided_by", shown->decided_by}, {"decided_at", shown->decided_at}, {"reason", shown->reason}};
    *context.out << boost::json::serialize(told) << "\n";
    return done;
}

Result<int> decide(service::ReviewVerdict const& verdict, Context const& context) {
    auto decided = service::decide_review(context.store_url, verdict);
    if (!decided) return std::unexpected(decided.error());
    if (context.json)
        *context.out << boost::json::serialize(boost::json::object{{"mention_a", verdict.mention_a}, {"mention_b", verdict.mention_b}, {"decision", word_of(verdict.decision)}}) << "\n";
    else
        *context.out << render(verdict.decision == service::ReviewDecision::open ? message::task_reopened : message::task_decided,
                               {{"a", std::to_string(verdict.mention_a)}, {"b", std::to_string(verdict.mention_b)}, {"decision", std::string(word_of(verdict.decision))}, {"by", verdict.actor}},
                               context.language) << "\n";
    return done;
}

Result<std::pair<std::int64_t, std::int64_t>> mentions_from(Arguments const& arguments) {
    std::pair<std::int64_t, std::int64_t> pair;
    auto number = [](std::string const& text, std::int64_t& value) {
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size();
    };
    if (arguments.mentions.size() != 2 || !number(arguments.mentions[0], pair.first) || !number(arguments.mentions[1], pair.second))
        return refuse(message::link_usage, {{"needed", "MENTION MENTION [--decide same|apart --reason TEXT | --undo --reason TEXT | --reveal REASON]"}});
    return pair;
}

Result<int> run_review(Arguments const& arguments, Context const& context) {
    bool decides = !arguments.decide.empty() || arguments.takes_back;
    if (arguments.mentions.empty() && !decides) return list(arguments, context);
    auto pair = mentions_from(arguments);
    if (!pair) return std::unexpected(pair.error());
    if (!decides) return show({.mention_a = pair->first, .mention_b = pair->second, .reveal_reason = arguments.reveal, .actor = context.actor}, context);
    if (arguments.takes_back == !arguments.decide.empty() || (!arguments.takes_back && arguments.decide != "same" && arguments.decide != "apart"))
        return refuse(message::link_usage, {{"needed", "--decide same | --decide apart | --undo"}});
    auto const decision = arguments.takes_back ? service::ReviewDecision::open : arguments.decide == "same" ? service::ReviewDecision::same : service::ReviewDecision::apart;
    return decide({.mention_a = pair->first, .mention_b = pair->second, .decision = decision, .reason = arguments.reason, .actor = context.actor, .now = context.now_utc}, context);
}

}  // namespace

Command resolve_review_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "resolve review",
            .writes_trail = true,
            .about = &message::about_resolve_review,
            .options = {{"mention", "MENTION", &message::option_review_mentions, &arguments->mentions},
                        {"--decide", "same|apart", &message::option_decide, &arguments->decide},
                        {"--reason", "TEXT", &message::option_decide_reason, &arguments->reason},
                        {"--undo", "", &message::option_decide_undo, &arguments->takes_back},
                        {"--reveal", "REASON", &message::option_reveal, &arguments->reveal},
                        {"--limit", "N", &message::option_task_limit, &arguments->limit}},
            .run = [arguments](Context const& context) { return run_review(*arguments, context); }};
}

}  // namespace jiayu::cli
