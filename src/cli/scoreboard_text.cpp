#include "cli/scoreboard_text.hpp"

#include <ostream>

#include "cli/figure_text.hpp"
#include "cli/messages.hpp"
#include "cli/store_changes_text.hpp"
#include "cli/text_table.hpp"

namespace jiayu::cli {

namespace {

using service::Figure;
using service::Report;
using service::TargetRow;
using service::TargetState;

struct StateStyle {
    std::string_view sign;
    std::string_view colour;  // SGR parameters
    Message const* word;
};

StateStyle style_of(TargetState state) {
    switch (state) {
        case TargetState::met: return {"✓", "32", &message::state_met};
        case TargetState::not_met: return {"✕", "1;31", &message::state_not_met};
        case TargetState::undecided: return {"≈", "33", &message::state_undecided};
        case TargetState::hidden: return {"·", "2", &message::state_hidden};
        case TargetState::no_data: break;
    }
    return {"–", "2", &message::state_no_data};
}

class Printer {
public:
    Printer(Report const& report, ScoreboardStyle style, std::ostream& out) : report_(report), style_(style), out_(out) {}

    void print() const {
        print_head();
        print_targets(false, message::scoreboard_target);
        print_targets(true, message::scoreboard_reference);
        print_towns();
        print_causes();
        out_ << say(message::scoreboard_signs, {{"count", std::to_string(report_.data->targets.small_number_threshold)}}) << "\n";
    }

private:
    std::string say(Message const& text, MessageArguments const& arguments = {}) const { return render(text, arguments, style_.language); }
    std::string const& say(service::BilingualText const& text) const { return style_.language == Language::zh ? text.zh : text.en; }
    std::string paint(std::string text, std::string_view colour) const {
        return style_.colour ? fmt::format("\033[{}m{}\033[0m", colour, text) : text;
    }

    void print_head() const {
        auto const& data = *report_.data;
        out_ << paint(say(data.district.name), "1") << "  " << month_text(data.month) << "  "
             << say(message::scoreboard_head, {{"as_of", data.as_of}, {"snapshot", std::to_string(data.snapshot)}, {"pack", say(data.targets.title)}}) << "\n";
        if (data.audit_snapshot != data.snapshot)
            out_ << paint(say(message::scoreboard_older_audit, {{"audit", std::to_string(data.audit_snapshot)}, {"snapshot", std::to_string(data.snapshot)}}), "33") << "\n";
        if (data.changes.any()) out_ << paint(told_changes(data.changes, data.snapshot, style_.language), "33");
        out_ << "\n";
    }

    void print_targets(bool references, Message const& title) const {
        TextTable table({{say(title)}, {""}, {say(message::scoreboard_asked), Align::right}, {say(message::scoreboard_value), Align::right},
                         {say(message::scoreboard_interval), Align::right}, {say(message::scoreboard_state)}});
        for (auto const& row : report_.targets) {
            auto const& definition = row.definition;
            if (definition.is_reference != references || (references && row.state == TargetState::no_data)) continue;
            auto style = style_of(row.state);
            auto state = paint(fmt::format("{} {}", style.sign, say(*style.word)), style.colour);
            if (row.state == TargetState::no_data && definition.waits_for) state += paint((style_.language == Language::zh ? "：" : ": ") + say(*definition.waits_for), "2");
            auto const& value = row.figure.value;
            table.add({say(definition.title), definition.indicator, target_text(definition.target, definition.unit),
                       value ? value_text(value->estimate, definition.unit) : "", value ? interval_text(value->estimate) : "", state});
        }
        if (table.empty()) return;
        table.print(out_);
        out_ << "\n";
    }

    std::string cell(TargetRow const& row, std::size_t town) const {
        auto style = style_of(row.town_states[town]);
        auto const& value = row.towns[town].value;
        return paint(value ? fmt::format("{} {}", value_text(value->estimate, row.definition.unit), style.sign) : std::string(style.sign), style.colour);
    }

    void print_towns() const {
        std::vector<TargetRow const*> shown;
        std::vector<TextColumn> columns{{say(message::scoreboard_town)}};
        for (auto const& row : report_.targets)
            if (std::ranges::any_of(row.towns, [](Figure const& figure) { return figure.hidden || figure.value; })) {
                shown.push_back(&row);
                columns.push_back({row.definition.indicator + " " + target_text(row.definition.target, row.definition.unit), Align::right});
            }
        if (shown.empty()) return;
        TextTable table(columns);
        for (std::size_t town = 0; town < report_.data->towns.size(); ++town) {
            std::vector<std::string> cells{say(report_.data->towns[town].name)};
            for (auto const* row : shown) cells.push_back(cell(*row, town));
            table.add(std::move(cells));
        }
        table.print(out_);
        out_ << "\n";
    }

    std::string rule_title(std::string const& id) const {
        auto rule = std::ranges::find(report_.data->audit, id, &service::AuditRule::id);
        return rule == report_.data->audit.end() ? "" : say(rule->title);
    }

    std::string town_counts(service::Cause const& cause) const {
        constexpr std::size_t towns_max = 4;
        std::string text;
        std::size_t shown = 0;
        for (auto const& [town, count] : cause.towns)
            if (count && shown < towns_max) text += fmt::format("{}{} {}", shown++ ? "  " : "", say(report_.data->towns[town].name), count_text(count));
        if (cause.towns.size() > shown) text += fmt::format("{}+{}", shown ? "  " : "", cause.towns.size() - shown);
        return text;
    }

    void print_causes() const {
        TextTable table({{say(message::scoreboard_causes)}, {""}, {say(message::scoreboard_count), Align::right}, {say(message::scoreboard_by_town)}});
        for (auto const& row : report_.targets) {
            if (row.state != TargetState::not_met && row.state != TargetState::undecided) continue;
            auto title = row.definition.indicator;
            for (auto const& cause : row.causes) {
                table.add({title + " ← " + cause.rule, rule_title(cause.rule), count_text(cause.count), town_counts(cause)});
            }
        }
        if (table.empty()) return;
        table.print(out_);
        out_ << "\n";
    }

    Report const& report_;
    ScoreboardStyle style_;
    std::ostream& out_;
};

}  // namespace

void print_scoreboard(Report const& report, ScoreboardStyle style, std::ostream& out) { Printer(report, style, out).print(); }

}  // namespace jiayu::cli
