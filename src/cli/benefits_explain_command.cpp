#include <boost/json.hpp>
#include <ostream>

#include "cli/benefit_text.hpp"
#include "cli/messages.hpp"
#include "service/benefit_json.hpp"
#include "service/benefit_sources.hpp"

namespace jiayu::cli {

namespace {

struct Settings {
    std::int64_t person = 0;
    std::string benefit, as_of, pack;
};

// One explanation in one language, line by line.
class ExplanationPrinter {
public:
    ExplanationPrinter(policy::Pack const& pack, std::vector<service::FactSource> const& sources, Context const& context)
        : pack_(pack), sources_(sources), context_(context), out_(*context.out) {}

    void print(policy::ExplainedBenefit const& told) const {
        print_head(told);
        for (auto const& condition : told.conditions) print(condition);
        print_amount(told);
        if (told.verdict.apply_by) say(message::benefit_apply_by, {{"day", to_iso(*told.verdict.apply_by)}});
        if (told.change) say(message::benefit_changes, {{"day", to_iso(told.change->day)}, {"decision", decision_word(told.change->outcome, context_.language)}});
        if (told.rests_on_recall) say(message::benefit_recall_note);
    }

private:
    void say(Message const& message, MessageArguments const& arguments = {}) const { out_ << render(message, arguments, context_.language) << "\n"; }

    void print_head(policy::ExplainedBenefit const& told) const {
        out_ << told.benefit->title.in(context_.language) << "\n";
        auto version = told.verdict.version;
        if (!version) return say(message::benefit_no_version, {{"day", to_iso(told.as_of)}});
        say(message::benefit_head, {{"decision", decision_word(told.verdict.outcome, context_.language)}, {"day", to_iso(told.as_of)}, {"period", told.period},
                                    {"version", to_iso(version->from)}, {"pack", pack_.version}});
        if (told.entitled_on) say(message::benefit_since, {{"day", to_iso(*told.entitled_on)}});
        say(message::benefit_about, {{"about", told.benefit->about.in(context_.language)}});
    }

    void print(policy::ExplainedCondition const& told) const {
        out_ << "\n" << word_of(told.outcome, context_.language) << "  " << told.sentence.in(context_.language) << "\n";
        if (!told.nearly.en.empty()) out_ << "      " << told.nearly.in(context_.language) << "\n";
        if (told.changes_on)
            out_ << "      " << render(message::benefit_condition_changes, {{"day", to_iso(*told.changes_on)}, {"outcome", word_of(told.outcome_then, context_.language)}}, context_.language) << "\n";
        if (told.outcome == policy::Outcome::unknown)
            out_ << "      " << render(message::benefit_decided_by, {{"what", told.condition->decided_by.in(context_.language)}}, context_.language) << "\n";
        print_readings(told.readings, told.parameters);
        out_ << "      " << told.condition->clause << marked(told.condition->basis) << "\n";
    }

    void print_readings(std::vector<policy::BenefitReading> const& readings, std::vector<policy::BenefitParameter> const& parameters) const {
        auto missing = render(message::explain_missing, {}, context_.language);
        for (auto const& reading : readings) {
            auto label = context_.language == Language::zh ? service::label_of(pack_, *reading.column) : std::string();
            out_ << "      " << (label.empty() ? reading.column->name : label) << " = " << (reading.value.empty() ? missing : service::word_of(pack_, reading, context_.language)) << from(*reading.column) << "\n";
        }
        for (auto const& parameter : parameters)
            out_ << "      " << parameter.name << " = " << (parameter.value.empty() ? missing : parameter.value + "  " + parameter.source + marked(parameter.basis)) << "\n";
    }

    void print_amount(policy::ExplainedBenefit const& told) const {
        if (told.verdict.outcome != policy::Outcome::holds) return;
        out_ << "\n";
        say(message::benefit_amount, {{"amount", yuan_text(told.verdict.amount, context_.language)}, {"period", told.period}});
        if (!told.amount_line.empty()) out_ << "      " << told.amount_line << "\n";
        if (!told.verdict.version->amount) out_ << "      " << told.verdict.version->amount_waits_for.in(context_.language) << "\n";
        print_readings(told.amount_readings, told.amount_parameters);
        if (told.verdict.total) say(message::benefit_total, {{"amount", yuan_text(told.verdict.total, context_.language)}});
    }

    // The first row that says so; the others are in `jiayu person`.
    std::string from(rules::Column const& column) const {
        auto sources = service::sources_of(sources_, column.name);
        if (sources.empty()) return {};
        auto const& name = name_of(sources[0].department);
        return fmt::format("  ← {} {}:{}", context_.language == Language::zh ? name.zh : name.en, sources[0].file, sources[0].row);
    }

    std::string marked(std::string const& basis) const { return basis == "recall" ? "  " + render(message::benefit_recall, {}, context_.language) : std::string(); }

    policy::Pack const& pack_;
    std::vector<service::FactSource> const& sources_;
    Context const& context_;
    std::ostream& out_;
};

boost::json::array sources_json(std::vector<service::FactSource> const& sources) {
    boost::json::array json;
    for (auto const& source : sources)
        json.push_back(boost::json::object{{"fact", source.fact}, {"department", name_of(source.department).identifier}, {"file", source.file}, {"row", source.row}});
    return json;
}

Result<int> explain(Settings const& settings, Context const& context) {
    auto as_of = day_option(settings.as_of);
    if (!as_of) return std::unexpected(as_of.error());
    auto judge = service::BenefitJudge::open(context.data, context.packs, settings.pack);
    if (!judge) return std::unexpected(judge.error());
    auto told = judge->explain({settings.person, settings.benefit, *as_of});
    if (!told) return std::unexpected(told.error());
    auto sources = service::read_benefit_sources(context.store_url, settings.person);
    if (!sources) return std::unexpected(sources.error());
    if (context.json) {
        auto json = service::json_of(told->benefit, judge->pack());
        json["sources"] = sources_json(*sources);
        *context.out << boost::json::serialize(json) << "\n";
    } else {
        ExplanationPrinter(judge->pack(), *sources, context).print(told->benefit);
    }
    return done;
}

}  // namespace

Command benefits_explain_command() {
    static Settings settings;
    return {.name = "benefits explain",
            .about = &message::about_benefits_explain,
            .options = {{"person", "PERSON", &message::option_benefit_person, &settings.person, true},
                        {"benefit", "BENEFIT", &message::option_benefit, &settings.benefit, true},
                        {"--as-of", "YYYY-MM-DD", &message::option_benefit_day, &settings.as_of},
                        {"--pack", "HASH", &message::option_benefit_pack, &settings.pack}},
            .run = [](Context const& context) { return explain(settings, context); }};
}

}  // namespace jiayu::cli
