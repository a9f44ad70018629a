#include "service/linkage_input.hpp"

#include <map>

#include "service/messages.hpp"
#include "service/stopwatch.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

void load_records(store::Store& store, DivisionForms forms, LinkageInput& input, Advance const& advance) {
    MentionRecords builder(std::move(forms));
    auto const count = std::size_t(count_mentions(store));
    builder.reserve(count);
    input.mention_ids.reserve(count);
    Stopwatch watch;
    // Mentions are coded in batches, so that the clock can tell reading from coding.
    std::vector<Mention> batch(8192);
    std::size_t filled = 0;
    auto flush = [&] {
        input.read_seconds += watch.lap();
        builder.add(std::span(batch).first(filled));
        input.encode_seconds += watch.lap();
        if (advance) advance(filled);
        filled = 0;
    };
    store.query(store::sql::list_mentions_to_link, {}, [&](db::Row const& row) {
        read_mention(row, batch[filled]);
        input.mention_ids.push_back(batch[filled++].mention_id);
        if (filled == batch.size()) flush();
    });
    flush();
    input.records = std::move(builder).finish();
    input.encode_seconds += watch.lap();
}

void load_records_of(store::Store& store, DivisionForms forms, LinkageInput& input, std::span<db::Value const> pair) {
    MentionRecords builder(std::move(forms));
    std::vector<Mention> mentions;
    store.query(store::sql::list_mentions_of_pair_to_link, pair, [&](db::Row const& row) {
        read_mention(row, mentions.emplace_back());
        input.mention_ids.push_back(mentions.back().mention_id);
    });
    builder.add(mentions);
    input.records = std::move(builder).finish();
}

void load_persons_of(store::Store& store, LinkageInput& input) {
    for (auto mention : input.mention_ids) {
        auto& person = input.earlier_persons.emplace_back();
        db::Value const values[] = {mention};
        store.query(store::sql::find_link, values, [&](db::Row const& link) { person = link.integer(1); });
    }
}

void load_earlier(store::Store& store, LinkageInput& input) {
    input.earlier_persons.resize(input.records.size());
    std::size_t row = 0;
    store.query(store::sql::list_links, {}, [&](db::Row const& link) {
        auto const& ids = input.mention_ids;
        while (row < ids.size() && ids[row] < link.integer(0)) ++row;
        if (row < ids.size() && ids[row] == link.integer(0)) input.earlier_persons[row] = link.integer(1);
    });
    store.query(store::sql::find_next_person_id, {}, [&](db::Row const& next) { input.next_person = next.integer(0); });
}

// A later decision on the same two mentions replaces the earlier one.
void load_decisions(store::Store& store, LinkageInput& input) {
    std::map<std::pair<linkage::RowIndex, linkage::RowIndex>, bool> together;
    store.query(store::sql::list_decided_reviews, {}, [&](db::Row const& review) {
        auto a = input.row_of(review.integer(0)), b = input.row_of(review.integer(1));
        if (a && b) together[{std::min(*a, *b), std::max(*a, *b)}] = review.integer(2) == 1;
    });
    for (auto const& [pair, are_one] : together) (are_one ? input.decisions.together : input.decisions.apart).push_back(pair);
}

}  // namespace

void read_mention(db::Row const& row, Mention& mention) {
    mention.mention_id = row.integer(0);
    mention.record_id = row.integer(1);
    mention.department = Department(row.integer(2));
    mention.role = Role(row.integer(3));
    mention.sex = std::uint8_t(row.integer(4));
    mention.ethnic_group = std::uint8_t(row.integer(5));
    mention.birth_date = std::int32_t(row.integer(6));
    mention.observed_on = std::int32_t(row.integer(7));
    mention.division_code = row.integer(8);
    int column = 9;
    for (auto* text : {&mention.name, &mention.citizen_number, &mention.citizen_number_sent, &mention.phone, &mention.household_number,
                       &mention.birth_certificate_number, &mention.mother_name, &mention.mother_number, &mention.father_name,
                       &mention.father_number, &mention.spouse_name, &mention.spouse_number})
        text->assign(row.text(column++));
}

std::int64_t count_mentions(store::Store& store) {
    std::int64_t count = 0;
    store.query(store::sql::count_mentions, {}, [&](db::Row const& row) { count = row.integer(0); });
    return count;
}

std::optional<linkage::RowIndex> LinkageInput::row_of(std::int64_t mention) const {
    auto at = std::ranges::lower_bound(mention_ids, mention);
    if (at == mention_ids.end() || *at != mention) return std::nullopt;
    return linkage::RowIndex(at - mention_ids.begin());
}

LinkageInput load_linkage_input(store::Store& store, DivisionForms forms, Advance const& advance) {
    LinkageInput input;
    load_records(store, std::move(forms), input, advance);
    Stopwatch watch;
    load_earlier(store, input);
    load_decisions(store, input);
    input.read_seconds += watch.lap();
    return input;
}

LinkageInput load_linkage_input_of(store::Store& store, DivisionForms forms, std::int64_t mention_a, std::int64_t mention_b) {
    LinkageInput input;
    db::Value const pair[] = {mention_a, mention_b};
    load_records_of(store, std::move(forms), input, pair);
    load_persons_of(store, input);
    load_decisions(store, input);
    return input;
}

DivisionForms load_division_forms(Path const& packs) {
    auto const folder = packs / "national" / "divisions";
    auto table = DivisionTable::load(read_file(folder / "changzhou_divisions_2023.csv"), read_file(folder / "changzhou_division_changes.csv"));
    if (!table) throw EnvironmentFailure(Error(message::pack_table_broken, {{"path", folder.string()}, {"reason", table.error().text(Language::en)}}));
    return forms_of(*table);
}

}  // namespace jiayu::service
