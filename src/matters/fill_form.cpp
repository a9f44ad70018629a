#include "matters/fill_form.hpp"

#include <charconv>

#include "domain/money.hpp"
#include "matters/messages.hpp"

namespace jiayu::matters {

namespace {

constexpr std::string_view opinion_field = "opinion";

std::unexpected<Error> refuse_value(Field const& field, std::string_view text) {
    return refuse(message::field_unreadable, {{"field", field.id}, {"title_zh", field.title.zh}, {"title_en", field.title.en}, {"found", std::string(text)}, {"type", rules::name_of(field.type)}});
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

class FormFiller {
public:
    FormFiller(GivenValues const& given, RegisterFacts const& facts) : given_(given), facts_(facts) {}

    void fill(Form const& form) {
        bool rests_on_register = false;
        for (auto const& field : form.fields) {
            fill(form, field);
            auto entry = values_.entries.find(field.id);
            rests_on_register |= entry != values_.entries.end() && entry->second.source == EntrySource::from_register;
        }
        if (form.needs_pledge && rests_on_register && !given_.is_pledged) problems.push_back(Error(message::pledge_missing, {{"form_zh", form.title.zh}, {"form_en", form.title.en}}));
        values_.is_pledged |= form.needs_pledge && given_.is_pledged;
    }
    void refuse_unknown(std::vector<std::string> const& known, Verb const& verb) {
        for (auto const* list : {&given_.values, &given_.proofs})
            for (auto const& [name, text] : *list)
                if (!contains(known, name)) problems.push_back(Error(message::field_unknown, {{"field", name}, {"verb", verb.id}, {"nearest", rules::nearest_name(known, name)}}));
    }
    FormValues finish() { return std::move(values_); }

    std::vector<Error> problems;

private:
    void fill(Form const& form, Field const& field) {
        auto fact = facts_.find(field.prefill);
        auto known = fact == facts_.end() || field.prefill.empty() ? std::string() : fact->second;
        auto typed = given_.values.find(field.id);
        if (typed == given_.values.end()) return fill_unasked(field, known);
        auto value = read_value(field, canned(form, field, typed->second));
        if (!value) return problems.push_back(value.error());
        if (value->empty() && field.is_required) return report_missing(field);
        if (!known.empty() && *value == known) keep(field, *value, EntrySource::from_register);
        else keep_given(field, *value);
    }
    void fill_unasked(Field const& field, std::string const& known) {
        if (!known.empty()) keep(field, known, EntrySource::from_register);
        else if (field.is_required) report_missing(field);
    }
    void keep_given(Field const& field, std::string const& value) {
        auto proof = given_.proofs.find(field.id);
        bool is_proved = proof != given_.proofs.end() && !proof->second.empty();
        if (!field.proof.empty() && !is_proved)
            return problems.push_back(Error(message::proof_missing, {{"field", field.id}, {"title_zh", field.title.zh}, {"title_en", field.title.en}, {"proof_zh", field.proof.zh}, {"proof_en", field.proof.en}}));
        keep(field, value, is_proved ? EntrySource::proved : EntrySource::given, is_proved ? proof->second : std::string());
    }
    void keep(Field const& field, std::string value, EntrySource source, std::string proof = {}) {
        if (!value.empty()) values_.entries[field.id] = {std::move(value), source, std::move(proof)};
    }
    void report_missing(Field const& field) {
        problems.push_back(Error(message::field_missing, {{"field", field.id}, {"title_zh", field.title.zh}, {"title_en", field.title.en}, {"type", rules::name_of(field.type)}}));
    }
    // "2" of the field opinion is the second canned opinion of its form.
    static std::string canned(Form const& form, Field const& field, std::string const& typed) {
        auto number = field.id == opinion_field ? number_in(typed) : std::nullopt;
        bool is_canned = number && *number >= 1 && std::size_t(*number) <= form.opinions.size();
        return is_canned ? form.opinions[std::size_t(*number - 1)].zh : typed;
    }

    GivenValues const& given_;
    RegisterFacts const& facts_;
    FormValues values_;
};

}  // namespace

Result<std::string> read_value(Field const& field, std::string_view text) {
    switch (field.type.kind) {
        case rules::Kind::integer:
        case rules::Kind::code:
            if (auto number = number_in(text)) return std::to_string(*number);
            return refuse_value(field, text);
        case rules::Kind::date:
            if (auto day = date_from_iso(text)) return to_iso(*day);
            return refuse_value(field, text);
        case rules::Kind::money:
            if (auto money = Money::parse_yuan(text)) return std::to_string(money->fen());
            return refuse_value(field, text);
        case rules::Kind::boolean:
            if (text == "true" || text == "yes" || text == "是") return std::string("true");
            if (text == "false" || text == "no" || text == "否") return std::string("false");
            return refuse_value(field, text);
        default: return std::string(text);
    }
}

std::vector<Form const*> forms_of(Kind const& kind, Verb const& verb) {
    std::vector<Form const*> forms;
    for (auto const& id : verb.forms)
        if (auto form = find_part(kind.forms, id)) forms.push_back(form);
    return forms;
}

std::expected<FormValues, std::vector<Error>> fill_forms(Kind const& kind, Verb const& verb, GivenValues const& given, RegisterFacts const& facts) {
    FormFiller filler(given, facts);
    std::vector<std::string> known;
    for (auto form : forms_of(kind, verb)) {
        filler.fill(*form);
        for (auto const& field : form->fields) known.push_back(field.id);
    }
    filler.refuse_unknown(known, verb);
    if (!filler.problems.empty()) return std::unexpected(std::move(filler.problems));
    return filler.finish();
}

Error one_of(std::vector<Error> const& problems, Verb const& verb) {
    std::string zh, en;
    for (auto const& problem : problems) {
        zh += "\n  - " + problem.text(Language::zh);
        en += "\n  - " + problem.text(Language::en);
    }
    return Error(message::form_refused, {{"verb", verb.id}, {"count", std::to_string(problems.size())}, {"problems_zh", zh}, {"problems_en", en}});
}

}  // namespace jiayu::matters
