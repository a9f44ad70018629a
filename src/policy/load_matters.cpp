#include "policy/load_matters.hpp"

#include "matters/check_kind.hpp"
#include "matters/effects.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

using matters::Words;

std::vector<std::string> files_in(Path const& folder, std::string_view name, std::string_view extension) {
    std::vector<std::string> files;
    if (!std::filesystem::is_directory(folder / name)) return files;
    for (auto const& entry : std::filesystem::directory_iterator(folder / name))
        if (entry.path().extension() == extension) files.push_back(std::string(name) + "/" + entry.path().filename().string());
    std::ranges::sort(files);
    return files;
}

class KindReader {
public:
    KindReader(TomlSource const& source, rules::Vocabulary const& vocabulary) : source_(source), vocabulary_(vocabulary) {}

    // Of a file that only adds to a kind of the pack below: its id and its topics.
    std::string adds_to() const { return source_.table()["adds_to"].value_or(std::string()); }
    std::vector<matters::Topic> read_topics() const {
        auto const& table = source_.table();
        source_.refuse_other_keys(table, {"adds_to", "topic"}, "");
        std::vector<matters::Topic> topics;
        each(table, "topic", [&](auto const& one, auto const& place) { topics.push_back(topic(one, place)); });
        if (topics.empty()) source_.report("", Error(message::key_missing, {{"key", "[[topic]]"}}));
        return topics;
    }

    matters::Kind read() {
        auto const& table = source_.table();
        source_.refuse_other_keys(table, {"id", "title", "purpose", "role", "state", "verb", "form", "clock", "topic"}, "");
        matters::Kind kind{.id = source_.text(table, "id", ""), .title = words(table, "title", ""), .purpose = source_.text(table, "purpose", ""),
                           .roles = {}, .states = {}, .verbs = {}, .forms = {}, .clocks = {}, .topics = {}};
        each(table, "role", [&](auto const& one, auto const& place) { kind.roles.push_back(role(one, place)); });
        each(table, "state", [&](auto const& one, auto const& place) { kind.states.push_back(state(one, place)); });
        each(table, "topic", [&](auto const& one, auto const& place) { kind.topics.push_back(topic(one, place)); });
        each(table, "clock", [&](auto const& one, auto const& place) { kind.clocks.push_back(clock(one, place)); });
        each(table, "form", [&](auto const& one, auto const& place) { kind.forms.push_back(form(one, place)); });
        each(table, "verb", [&](auto const& one, auto const& place) { kind.verbs.push_back(verb(one, place)); });
        return kind;
    }

private:
    template <class Read>
    void each(toml::table const& from, std::string_view key, Read const& read) const {
        auto list = from[key].as_array();
        if (!list) return;
        for (auto const& node : *list)
            if (auto one = node.as_table()) read(*one, std::string(key) + " " + (*one)["id"].value_or(std::string()));
    }
    Words words(toml::table const& from, std::string_view key, std::string const& place) const {
        auto both = source_.bilingual(from, key, place);
        return {both.zh, both.en};
    }
    Words words_if_any(toml::table const& from, std::string_view key, std::string const& place) const { return from.contains(key) ? words(from, key, place) : Words(); }

    std::vector<std::string> names(toml::table const& from, std::string_view key, std::string const& place) const {
        std::vector<std::string> found;
        auto node = from.get(key);
        auto list = node ? node->as_array() : nullptr;
        if (node && !list) source_.report(place, Error(message::list_of_names_wanted, {{"key", std::string(key)}}));
        if (!list) return found;
        for (auto const& item : *list) found.push_back(item.value<std::string>().value_or(""));
        return found;
    }
    std::string one_of(toml::table const& from, std::string_view key, std::initializer_list<std::string_view> known, std::string const& place) const {
        auto text = from[key].value<std::string>().value_or(std::string(*known.begin()));
        if (std::ranges::find(known, text) == known.end())
            source_.report(place, Error(message::word_unknown, {{"key", std::string(key)}, {"found", text}, {"expected", fmt::format("{}", fmt::join(known, " | "))}}));
        return text;
    }

    matters::Role role(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "scope"}, place);
        auto scope = one_of(one, "scope", {"area", "own"}, place) == "own" ? matters::Scope::own : matters::Scope::area;
        return {source_.text(one, "id", place), words(one, "title", place), scope};
    }
    matters::State state(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "end", "waits_for"}, place);
        return {source_.text(one, "id", place), words(one, "title", place), one["end"].value_or(false), names(one, "waits_for", place)};
    }
    matters::Topic topic(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "purpose", "notice", "paid_to_parent", "paid_once", "reach"}, place);
        return {source_.text(one, "id", place),
                words(one, "title", place),
                one["purpose"].value_or(std::string()),
                one_of(one, "notice", {"named", "counted"}, place) == "counted" ? matters::NoticeForm::counted : matters::NoticeForm::named,
                one["paid_to_parent"].value_or(false),
                one["paid_once"].value_or(false),
                one.contains("reach") ? number_of(one, "reach", place) : rules::Parameter()};
    }

    // A dated whole number, by the name of its parameter.
    rules::Parameter number_of(toml::table const& one, std::string_view key, std::string const& place) const {
        auto name = source_.text(one, key, place);
        auto found = vocabulary_.parameters.find(name);
        bool fits = found != vocabulary_.parameters.end() && found->second.type == rules::integer_type;
        if (!fits && !name.empty()) source_.report(place, Error(message::clock_limit_unknown, {{"found", name}}));
        return fits ? found->second : rules::Parameter{name, rules::integer_type, {}};
    }
    matters::Clock clock(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "count", "limit", "remind", "escalates_to"}, place);
        matters::Clock clock{.id = source_.text(one, "id", place), .title = words(one, "title", place), .limit = number_of(one, "limit", place), .remind = {}, .escalates_to = source_.text(one, "escalates_to", place)};
        clock.count = one_of(one, "count", {"calendar", "working"}, place) == "working" ? matters::DayCount::working : matters::DayCount::calendar;
        if (auto days = one["remind"].as_array())
            for (auto const& day : *days) clock.remind.push_back(day.value_or(std::int64_t(0)));
        return clock;
    }

    rules::Type type(toml::table const& one, std::string const& place) const {
        auto name = source_.text(one, "type", place);
        auto found = rules::type_from_name(name);
        bool fits = found && (found->kind != rules::Kind::code || vocabulary_.code_sets.contains(found->code_set));
        if (!fits && !name.empty()) source_.report(place, Error(message::type_unknown, {{"found", name}}));
        return fits ? *found : rules::text_type;
    }
    matters::Field field(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "type", "required", "masked", "prefill", "proof"}, place);
        return {.id = source_.text(one, "id", place), .title = words(one, "title", place), .type = type(one, place), .is_required = one["required"].value_or(false),
                .is_masked = one["masked"].value_or(false), .prefill = one["prefill"].value_or(std::string()), .proof = words_if_any(one, "proof", place)};
    }
    matters::Form form(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "pledge", "fields", "opinions"}, place);
        matters::Form form{.id = source_.text(one, "id", place), .title = words(one, "title", place), .needs_pledge = one["pledge"].value_or(false), .fields = {}, .opinions = {}};
        each(one, "fields", [&](auto const& each_field, auto const& name) { form.fields.push_back(field(each_field, place + ", " + name)); });
        each(one, "opinions", [&](auto const& opinion, auto const&) {
            form.opinions.push_back({source_.text(opinion, "zh", place + " opinions"), source_.text(opinion, "en", place + " opinions")});
        });
        return form;
    }
    matters::Verb verb(toml::table const& one, std::string const& place) const {
        source_.refuse_other_keys(one, {"id", "title", "from", "to", "roles", "forms", "starts", "stops", "pauses", "resumes", "not_by", "not_by_last", "only_after", "effect", "notice"}, place);
        return {.id = source_.text(one, "id", place), .title = words(one, "title", place), .from = names(one, "from", place), .to = one["to"].value_or(std::string()),
                .roles = names(one, "roles", place), .forms = names(one, "forms", place), .starts = names(one, "starts", place), .stops = names(one, "stops", place),
                .pauses = names(one, "pauses", place), .resumes = names(one, "resumes", place), .not_by = names(one, "not_by", place), .not_by_last = names(one, "not_by_last", place),
                .only_after = one["only_after"].value_or(std::string()), .effect = one["effect"].value_or(std::string()), .notice = words_if_any(one, "notice", place)};
    }

    TomlSource const& source_;
    rules::Vocabulary const& vocabulary_;
};

std::optional<Error> add_topics(KindReader const& reader, Pack& pack) {
    auto kind = std::ranges::find(pack.matter_kinds, reader.adds_to(), &matters::Kind::id);
    if (kind == pack.matter_kinds.end()) return Error(message::matter_kind_unknown, {{"kind", reader.adds_to()}});
    for (auto& topic : reader.read_topics()) {
        if (!claim(pack, "topic", kind->id + " " + topic.id)) return Error(message::topic_twice, {{"topic", topic.id}});
        std::erase_if(kind->topics, [&](matters::Topic const& earlier) { return earlier.id == topic.id; });
        kind->topics.push_back(std::move(topic));
    }
    return std::nullopt;
}

std::optional<Error> add_kind(TomlSource const& source, matters::Kind kind, Pack& pack) {
    for (auto& fault : matters::check_kind(kind, matters::register_facts, matters::effects)) source.report(fault.place, std::move(fault.error));
    if (!claim(pack, "matter", kind.id)) return Error(message::matter_kind_twice, {{"kind", kind.id}});
    for (auto const& topic : kind.topics) claim(pack, "topic", kind.id + " " + topic.id);
    std::erase_if(pack.matter_kinds, [&](matters::Kind const& earlier) { return earlier.id == kind.id; });
    pack.matter_kinds.push_back(std::move(kind));
    return std::nullopt;
}

// "2026": the whole year as published; any other name only has days of its own.
matters::CalendarRows rows_of(std::string const& file) {
    constexpr std::size_t digits = 4;
    auto stem = Path(file).stem().string();
    bool is_year = stem.size() == digits && std::ranges::all_of(stem, [](char c) { return c >= '0' && c <= '9'; });
    return is_year ? matters::CalendarRows::whole_years : matters::CalendarRows::single_days;
}

}  // namespace

void load_calendar(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    matters::WorkingCalendar layer;
    for (auto const& file : files_in(folder, "calendar", ".csv"))
        if (auto added = layer.add(read_file(folder / file), rows_of(file)); !added) problems.push_back({file, added.error()});
    pack.calendar.lay_over(layer);
}

void load_matters(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    for (auto const& file : files_in(folder, "matters", ".toml")) {
        auto const before = problems.size();
        TomlSource source(folder, file, problems);
        if (problems.size() != before) continue;
        KindReader reader(source, pack.vocabulary);
        auto error = reader.adds_to().empty() ? add_kind(source, reader.read(), pack) : add_topics(reader, pack);
        if (error) source.report("", std::move(*error));
    }
    std::ranges::sort(pack.matter_kinds, {}, &matters::Kind::id);
}

}  // namespace jiayu::policy
