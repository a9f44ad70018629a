#include "policy/load_benefits.hpp"

#include "policy/exceptions.hpp"
#include "policy/load_benefit_examples.hpp"
#include "policy/load_vocabulary.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "rules/check.hpp"

namespace jiayu::policy {

namespace {

constexpr std::array<std::string_view, 3> period_names{"once", "yearly", "monthly"};
constexpr std::array<std::string_view, 5> bases{"statute", "standard", "source", "recall", "design"};
constexpr std::size_t conditions_max = 31;  // bits of a reason, in whole numbers of either database

class BenefitReader {
public:
    BenefitReader(TomlSource const& source, Pack& pack) : source_(source), table_(source.table()), pack_(pack) {}

    void read() {
        source_.refuse_other_keys(table_, {"id", "title", "about", "over", "payee", "period", "parameters", "version", "condition", "example"}, "");
        benefit_.id = source_.text(table_, "id", "");
        auto over = source_.text(table_, "over", "");
        auto view = pack_.vocabulary.views.find(over);
        if (view == pack_.vocabulary.views.end()) return source_.report("", Error(message::view_unknown, {{"found", over}}));
        benefit_.view = &view->second;
        benefit_.title = source_.bilingual(table_, "title", "");
        benefit_.about = source_.bilingual(table_, "about", "");
        benefit_.period = PaymentPeriod(place_of(period_names, "period", table_, ""));
        read_payee();
        for_each("condition", [&](toml::table const& one) { read_condition(one); });
        for_each("version", [&](toml::table const& one) { read_version(one); });
        check_versions();
        for_each("example", [&](toml::table const& one) { read_benefit_example(source_, one, pack_.vocabulary, benefit_); });
        check_benefit_examples(source_, benefit_);
        if (!claim(pack_, "benefit", benefit_.id)) return source_.report("", Error(message::benefit_twice, {{"benefit", benefit_.id}}));
        std::erase_if(pack_.benefits, [&](Benefit const& earlier) { return earlier.id == benefit_.id; });
        pack_.benefits.push_back(std::move(benefit_));
    }

private:
    void for_each(std::string_view key, auto const& read_one) {
        auto list = table_[key].as_array();
        if (!list || list->empty()) return source_.report("", Error(message::key_missing, {{"key", fmt::format("[[{}]]", key)}}));
        for (auto const& node : *list)
            if (auto one = node.as_table()) read_one(*one);
    }

    std::size_t place_of(auto const& words, std::string_view key, toml::table const& from, std::string const& place) const {
        auto text = source_.text(from, key, place);
        auto found = std::ranges::find(words, text);
        if (found != words.end()) return std::size_t(found - words.begin());
        if (!text.empty()) source_.report(place, Error(message::word_unknown, {{"key", std::string(key)}, {"found", text}, {"expected", fmt::format("{}", fmt::join(words, " | "))}}));
        return 0;
    }

    void read_payee() {
        auto list = table_["payee"].as_array();
        if (!list) return;
        for (auto const& item : *list) {
            auto name = item.value<std::string>().value_or("");
            auto column = benefit_.view->find(name);
            if (column) benefit_.payee.push_back(column);
            else source_.report("payee", Error(message::column_unknown, {{"found", name}, {"view", benefit_.view->name}}));
        }
    }

    BilingualSentence sentence(toml::table const& from, std::string_view key, std::string const& place) const {
        auto text = source_.bilingual(from, key, place);
        BilingualSentence both;
        for (auto [words, into] : {std::pair(&text.zh, &both.zh), std::pair(&text.en, &both.en)}) {
            auto parsed = Sentence::parse(*words, *benefit_.view, pack_.vocabulary);
            if (parsed) *into = std::move(*parsed);
            else source_.report(place + " " + std::string(key), parsed.error());
        }
        return both;
    }

    void read_condition(toml::table const& one) {
        auto id = source_.text(one, "id", "[[condition]]");
        source_.refuse_other_keys(one, {"id", "when", "exceptions", "clause", "basis", "holds", "fails", "unknown", "decided_by", "nearly"}, id);
        auto written = policy::read_condition(source_, one, id, {*benefit_.view, pack_.vocabulary});
        auto const& when = written.when;
        auto condition = rules::check_condition(when, *benefit_.view, pack_.vocabulary);
        if (!condition) return source_.report(id, condition.error());
        bool known = is_never_unknown(*condition);
        BenefitCondition read{.id = id, .when = when, .condition = std::move(*condition), .clause = source_.text(one, "clause", id),
                              .basis = std::string(bases[place_of(bases, "basis", one, id)]), .holds = sentence(one, "holds", id), .fails = sentence(one, "fails", id),
                              .unknown = known ? BilingualSentence() : sentence(one, "unknown", id),
                              .decided_by = known ? BilingualText() : source_.bilingual(one, "decided_by", id), .nearly = std::nullopt};
        read.exceptions = std::move(written.exceptions);
        if (one.contains("nearly")) read.nearly = sentence(one, "nearly", id);
        if (condition_place(id)) return source_.report(id, Error(message::condition_twice, {{"condition", id}}));
        benefit_.conditions.push_back(std::move(read));
    }

    std::optional<std::size_t> condition_place(std::string_view id) const {
        auto found = std::ranges::find(benefit_.conditions, id, &BenefitCondition::id);
        return found == benefit_.conditions.end() ? std::nullopt : std::optional(std::size_t(found - benefit_.conditions.begin()));
    }

    void read_version(toml::table const& one) {
        auto from = source_.date(one, "from", "[[version]]", true);
        if (!from) return;
        auto place = "version " + to_iso(*from);
        source_.refuse_other_keys(one, {"from", "until", "conditions", "amount", "amount_waits_for", "total", "apply_by"}, place);
        BenefitVersion version{.from = *from, .until = source_.date(one, "until", place, false), .conditions = {}, .amount_source = {}, .total_source = {}, .apply_by_source = {},
                               .amount = std::nullopt, .total = std::nullopt, .apply_by = std::nullopt, .amount_waits_for = {}};
        read_conditions_of(one, version, place);
        version.amount = expression(one, "amount", {version.amount_source, rules::money_type}, place);
        version.total = expression(one, "total", {version.total_source, rules::money_type}, place);
        version.apply_by = expression(one, "apply_by", {version.apply_by_source, rules::date_type}, place);
        if (!one.contains("amount")) version.amount_waits_for = source_.bilingual(one, "amount_waits_for", place);
        benefit_.versions.push_back(std::move(version));
    }

    void read_conditions_of(toml::table const& one, BenefitVersion& version, std::string const& place) const {
        if (auto list = one["conditions"].as_array())
            for (auto const& item : *list) {
                auto id = item.value<std::string>().value_or("");
                auto found = condition_place(id);
                if (found) version.conditions.push_back(*found);
                else source_.report(place, Error(message::condition_unknown, {{"found", id}}));
            }
        if (version.conditions.empty()) source_.report(place, Error(message::key_missing, {{"key", "conditions"}}));
        if (version.conditions.size() > conditions_max) source_.report(place, Error(message::conditions_many, {{"most", std::to_string(conditions_max)}}));
    }

    // Its text goes into the first of the pair, its type must be the second.
    std::optional<rules::Term> expression(toml::table const& one, std::string_view key, std::pair<std::string&, rules::Type> into, std::string const& place) const {
        auto& [text, type] = into;
        if (!one.contains(key)) return std::nullopt;
        text = source_.text(one, key, place);
        auto syntax = rules::parse(text);
        auto term = syntax ? rules::check(*syntax, text, *benefit_.view, pack_.vocabulary) : Result<rules::Term>(std::unexpected(syntax.error()));
        if (!term) source_.report(place + " " + std::string(key), term.error());
        else if (term->type != type)
            source_.report(place + " " + std::string(key), Error(message::amount_no_money, {{"key", std::string(key)}, {"expected", rules::name_of(type)}, {"found", rules::name_of(term->type)}}));
        else return std::move(*term);
        return std::nullopt;
    }

    // A day between two versions would be a day without a rule.
    void check_versions() {
        std::ranges::sort(benefit_.versions, {}, &BenefitVersion::from);
        for (std::size_t i = 0; i + 1 < benefit_.versions.size(); ++i) {
            auto& version = benefit_.versions[i];
            auto next = benefit_.versions[i + 1].from, before = date_from_days(to_days(next) - 1);
            if (!version.until) version.until = before;
            if (*version.until > before) source_.report("version", Error(message::dates_overlap, {{"day", to_iso(next)}}));
            else if (*version.until < before)
                source_.report("version", Error(message::dates_gap, {{"from", to_iso(date_from_days(to_days(*version.until) + 1))}, {"until", to_iso(before)}}));
        }
    }

    TomlSource const& source_;
    toml::table const& table_;
    Pack& pack_;
    Benefit benefit_{};
};

std::vector<std::string> benefit_files(Path const& folder) {
    std::vector<std::string> files;
    if (!std::filesystem::is_directory(folder / "benefits")) return files;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "benefits"))
        if (entry.path().extension() == ".toml") files.push_back("benefits/" + entry.path().filename().string());
    std::ranges::sort(files);
    return files;
}

}  // namespace

void load_benefit_parameters(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    for (auto const& file : benefit_files(folder)) {
        std::vector<PackProblem> told_later;  // an unreadable file is told once, with the benefit
        TomlSource readable(folder, file, told_later), source(folder, file, told_later.empty() ? problems : told_later);
        if (auto parameters = source.table()["parameters"].as_table()) read_parameters(source, *parameters, pack.vocabulary);
    }
}

void load_benefits(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    for (auto const& file : benefit_files(folder)) {
        TomlSource source(folder, file, problems);
        BenefitReader(source, pack).read();
    }
    std::ranges::sort(pack.benefits, {}, &Benefit::id);
}

}  // namespace jiayu::policy
