#include "service/resolve_explain.hpp"

#include "register_linkage/explain_pair.hpp"
#include "service/linkage_input.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using db::Value;

struct Run {
    register_linkage::Model model;
    std::string sha256;
};

Result<Run> load_last_run(store::Store& store) {
    std::optional<std::string> text;
    std::string sha256;
    store.query(store::sql::find_last_link_run, {}, [&](db::Row const& row) {
        text = row.text(1);
        sha256 = row.text(2);
    });
    if (!text) return refuse(message::resolve_not_run);
    auto model = register_linkage::model_from_toml(*text);
    if (!model) return std::unexpected(model.error());
    return Run{*model, sha256};
}

Result<Mention> load_mention(store::Store& store, std::int64_t id) {
    std::optional<Mention> mention;
    Value const key[] = {id};
    store.query(store::sql::find_mention_to_link, key, [&](db::Row const& row) { read_mention(row, mention.emplace()); });
    if (!mention) return refuse(message::mention_unknown, {{"mention", std::to_string(id)}});
    return *mention;
}

std::int64_t person_of(store::Store& store, std::int64_t mention) {
    std::int64_t person = 0;
    Value const key[] = {mention};
    store.query(store::sql::find_link, key, [&](db::Row const& row) { person = row.integer(1); });
    return person;
}

// How common the first mention's values are in the whole register, as the run itself counted them.
void count_values(store::Store& store, register_linkage::Table& table, Mention const& mention) {
    auto const& row = table.rows[0];
    Value const values[] = {db::text_or_null(mention.citizen_number.empty() ? mention.citizen_number_sent : mention.citizen_number),
                            db::text_or_null(mention.phone), db::text_or_null(mention.household_number),
                            db::text_or_null(mention.birth_certificate_number)};
    store.query(store::sql::count_mentions_with_values, values, [&](db::Row const& counts) {
        table.number_counts[row.number] = std::uint32_t(counts.integer(0));
        table.phone_counts[row.phone] = std::uint32_t(counts.integer(1));
        table.household_counts[row.household] = std::uint32_t(counts.integer(2));
        table.certificate_counts[row.certificate] = std::uint32_t(counts.integer(3));
        table.population = std::size_t(counts.integer(4));
    });
}

void count_names(store::Store& store, register_linkage::Table& table, std::array<Mention const*, 2> mentions) {
    for (std::size_t i = 0; i < 2; ++i) {
        auto& known = table.names[table.rows[i].name];
        auto const own = register_linkage::name_value(mentions[i]->name, 1);
        known.count = known.pinyin_count = known.surname_count = 0;
        store.query(store::sql::count_mentions_by_name, {}, [&](db::Row const& row) {
            if (row.text(0) == mentions[i]->name) known.count += std::uint32_t(row.integer(1));
            auto const other = register_linkage::name_value(row.text(0), 1);
            if (other.pinyin == own.pinyin) known.pinyin_count += std::uint32_t(row.integer(1));
            if (other.surname_sound == own.surname_sound) known.surname_count += std::uint32_t(row.integer(1));
        });
    }
}

std::string outcome_of(register_linkage::Model const& model, double weight) {
    return weight >= model.link_weight ? "linked" : weight >= model.review_weight ? "review" : "apart";
}

Explanation in_words(register_linkage::Model const& model, register_linkage::PairExplanation const& pair) {
    constexpr char const* rivals[] = {"twin", "kin", "stranger"};
    Explanation told{.rival = rivals[pair.rival], .prior_bits = pair.prior, .other_rivals_bits = pair.other_rivals, .weight = pair.weight,
                     .link_weight = model.link_weight, .review_weight = model.review_weight, .outcome = outcome_of(model, pair.weight)};
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        auto const& field = model.fields[i];
        ExplainedField explained{.title = field.title, .bits = pair.fields[i].bits};
        if (auto level = pair.fields[i].level) {
            explained.level = field.levels[level - 1].title;
            explained.level_name = field.levels[level - 1].name;
        }
        told.fields.push_back(std::move(explained));
    }
    return told;
}

}  // namespace

Result<Explanation> explain_pair(store::Store& store, std::int64_t mention_a, std::int64_t mention_b) {
    auto run = load_last_run(store);
    if (!run) return std::unexpected(run.error());
    auto a = load_mention(store, mention_a);
    if (!a) return std::unexpected(a.error());
    auto b = load_mention(store, mention_b);
    if (!b) return std::unexpected(b.error());
    if (mention_b < mention_a) std::swap(*a, *b);  // rows of a table stand in this order
    register_linkage::TableBuilder builder;
    builder.add(*a);
    builder.add(*b);
    auto table = builder.finish();
    count_values(store, table, *a);
    count_names(store, table, {&*a, &*b});
    auto told = in_words(run->model, register_linkage::explain_pair(run->model, table, table.rows[0], table.rows[1]));
    told.mention_a = mention_a;
    told.mention_b = mention_b;
    told.person_a = person_of(store, mention_a);
    told.person_b = person_of(store, mention_b);
    told.model_sha256 = run->sha256;
    return told;
}

}  // namespace jiayu::service
