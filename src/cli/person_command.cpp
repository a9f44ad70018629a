#include <boost/json.hpp>
#include <memory>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/sheet_words.hpp"
#include "cli/text_table.hpp"
#include "service/show_person.hpp"

namespace jiayu::cli {

namespace {

constexpr std::array<std::string_view, 6> role_names{"subject", "mother", "father", "child", "husband", "wife"};

std::string id_text(std::optional<std::int64_t> id) { return id ? std::to_string(*id) : std::string(); }

void print_tables(service::PersonSheet const& sheet, Context const& context) {
    auto word = [&](Message const& message) { return render(message, {}, context.language); };
    auto mention = word(message::person_mention);
    TextTable values({{word(message::person_field)}, {word(message::person_value)}, {mention, Align::right}});
    auto called = [&](std::string_view identifier) { return std::string(sheet_word(identifier, context.language)); };
    for (auto const& value : sheet.values)
        values.add({called(value.field), value.field == "residence_kind" ? called(value.value) : value.value, id_text(value.mention_id)});
    values.print(*context.out);
    *context.out << "\n";
    TextTable facts({{word(message::person_fact)}, {""}, {word(message::person_from)}, {word(message::person_to)}, {mention, Align::right}});
    for (auto const& fact : sheet.facts)
        facts.add({word(*fact.kind), fact.what, fact.from_on, fact.to_on, id_text(fact.mention_id)});
    if (!facts.empty()) {
        facts.print(*context.out);
        *context.out << "\n";
    }
    TextTable mentions({{mention, Align::right}, {word(message::person_source)}, {""}, {word(message::person_day)}, {called("name")}, {called("citizen_number")},
                        {called("sex")}, {called("birth_date")}, {called("phone")}, {word(message::person_row)}});
    for (auto const& m : sheet.mentions) {
        auto const& department = name_of(m.department);
        mentions.add({std::to_string(m.mention_id), std::string(context.language == Language::zh ? department.zh : department.en),
                      called(role_names.at(std::size_t(m.role))), m.observed_on, m.name, m.citizen_number, m.sex, m.birth_date, m.phone,
                      fmt::format("{}:{}", m.file, m.row_number)});
    }
    mentions.print(*context.out);
}

boost::json::value json_id(std::optional<std::int64_t> id) { return id ? boost::json::value(*id) : boost::json::value(nullptr); }

boost::json::object to_json(service::PersonSheet const& sheet) {
    boost::json::array values, facts, mentions;
    for (auto const& value : sheet.values)
        values.push_back({{"field", value.field}, {"value", value.value}, {"mention_id", json_id(value.mention_id)}});
    for (auto const& fact : sheet.facts)
        facts.push_back({{"kind", fact.kind->name.substr(fact.kind->name.find('_') + 1)}, {"what", fact.what}, {"from_on", fact.from_on},
                         {"to_on", fact.to_on}, {"mention_id", json_id(fact.mention_id)}});
    for (auto const& m : sheet.mentions)
        mentions.push_back({{"mention_id", m.mention_id}, {"department", name_of(m.department).identifier},
                            {"role", role_names.at(std::size_t(m.role))}, {"file", m.file}, {"row", m.row_number}, {"observed_on", m.observed_on},
                            {"name", m.name}, {"citizen_number", m.citizen_number}, {"sex", m.sex}, {"birth_date", m.birth_date},
                            {"phone", m.phone}, {"division_code", m.division_code}});
    return {{"values", values}, {"facts", facts}, {"mentions", mentions}};
}

struct Arguments {
    std::int64_t person_id = 0;
    std::string reveal_reason;
};

Result<int> show(Context const& context, Arguments const& arguments) {
    auto sheet = service::show_person(context.store_url, {.person_id = arguments.person_id,
                                                          .reveal_reason = arguments.reveal_reason,
                                                          .actor = context.actor});
    if (!sheet) return std::unexpected(sheet.error());
    if (context.json) *context.out << boost::json::serialize(to_json(*sheet)) << "\n";
    else print_tables(*sheet, context);
    return done;
}

}  // namespace

Command person_command() {
    static Arguments arguments;  // the command line fills it before run
    return {.name = "person",
            .writes_trail = true,
            .about = &message::about_person,
            .options = {{.name = "person", .value_name = "PERSON_ID", .help = &message::option_person, .target = &arguments.person_id, .required = true},
                        {.name = "--reveal", .value_name = "REASON", .help = &message::option_reveal, .target = &arguments.reveal_reason}},
            .run = [](Context const& context) { return show(context, arguments); }};
}

}  // namespace jiayu::cli
