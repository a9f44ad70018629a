#include "service/show_person.hpp"

#include <boost/json.hpp>

#include "base/date.hpp"
#include "domain/codes.hpp"
#include "service/mask_number.hpp"
#include "service/mention_line.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"
#include "store/store.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

std::string day_text(db::Row const& row, int column) {
    if (row.is_null(column)) return {};
    auto date = date_from_number(row.integer(column));
    return date ? to_iso(*date) : std::string(row.text(column));
}

std::optional<std::int64_t> id_of(db::Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

std::string sex_text(db::Row const& row, int column) {
    return row.is_null(column) ? std::string() : std::string(name_of(Sex(row.integer(column))));
}

std::string marital_text(db::Row const& row, int column) {
    return row.is_null(column) ? std::string() : std::string(name_of(MaritalStatus(row.integer(column))));
}

class SheetReader {
public:
    SheetReader(store::Store& store, ShowPersonOptions const& options) : store_(store), options_(options) {}

    Result<PersonSheet> read() {
        bool found = false;
        each(sql::find_person, [&](db::Row const& row) {
            found = true;
            read_values(row);
        });
        if (!found) return refuse(message::person_unknown, {{"person", std::to_string(options_.person_id)}});
        read_facts();
        each(sql::list_mentions_of_person, [&](db::Row const& row) { sheet_.mentions.push_back(mention_line(row, is_masked() ? NumbersShown::masked : NumbersShown::whole)); });
        return std::move(sheet_);
    }

private:
    void each(db::Statement const& statement, std::function<void(db::Row const&)> const& each_row) {
        db::Value const values[] = {options_.person_id};
        store_.query(statement, values, each_row);
    }
    bool is_masked() const { return options_.reveal_reason.empty(); }
    std::string number(std::string_view text) const { return is_masked() ? mask_number(text) : std::string(text); }
    std::string phone(std::string_view text) const { return is_masked() ? mask_phone(text) : std::string(text); }

    void read_values(db::Row const& row) {
        auto add = [&](std::string field, std::string value, std::optional<std::int64_t> mention = std::nullopt) {
            if (!value.empty()) sheet_.values.push_back({std::move(field), std::move(value), mention});
        };
        add("name", std::string(row.text(0)), id_of(row, 1));
        add("citizen_number", number(row.text(2)), id_of(row, 3));
        add("temporary_number", std::string(row.text(4)));
        add("sex", sex_text(row, 5), id_of(row, 6));
        add("birth_date", day_text(row, 7), id_of(row, 8));
        add("phone", phone(row.text(9)), id_of(row, 10));
        add("division_code", std::string(row.text(11)), id_of(row, 12));
        add("hukou_division_code", std::string(row.text(13)));
        add("marital_status", marital_text(row, 14), id_of(row, 15));
        add("residence_kind", residence_kind(row.integer(16)));
        add("died_on", day_text(row, 17), id_of(row, 18));
    }
    static std::string residence_kind(std::int64_t kind) {
        constexpr std::array<std::string_view, 6> names{"", "hukou_resident", "inflow", "hukou_away", "gone", "dead"};
        return std::string(names.at(std::size_t(kind)));
    }

    void read_facts() {
        auto add = [&](Message const& kind, db::Row const& row, int what, int from, int to, int mention) {
            sheet_.facts.push_back({&kind, std::string(row.text(what)), from < 0 ? "" : day_text(row, from), to < 0 ? "" : day_text(row, to),
                                    mention < 0 ? std::nullopt : id_of(row, mention)});
        };
        each(sql::list_households_of_person, [&](db::Row const& row) {
            add(row.integer(0) == 1 ? message::fact_hukou_household : message::fact_community_household, row, 1, 3, 4, 5);
        });
        each(sql::list_residence_spells_of_person, [&](db::Row const& row) {
            Message const* kinds[] = {&message::fact_hukou, &message::fact_inflow, &message::fact_outflow};
            add(*kinds[row.integer(0) - 1], row, 1, 2, 3, 4);
        });
        each(sql::list_marriages_of_person, [&](db::Row const& row) { add(message::fact_spouse, row, 0, 1, 2, -1); });
        each(sql::list_parents_and_children, [&](db::Row const& row) {
            auto const& parent = row.integer(0) == 1 ? message::fact_mother : message::fact_father;
            add(row.integer(3) == 1 ? parent : message::fact_child, row, 1, -1, -1, 2);
        });
    }

    store::Store& store_;
    ShowPersonOptions const& options_;
    PersonSheet sheet_;
};

void note_reveal(store::Store& store, ShowPersonOptions const& options) {
    boost::json::object payload{{"person_id", options.person_id}, {"reason", options.reveal_reason}};
    auto transaction = store.begin();
    store::append_trail(store, options.actor, "person_revealed", boost::json::serialize(payload));
    transaction->commit();
}

}  // namespace

Result<PersonSheet> show_person(std::string const& store_url, ShowPersonOptions const& options) {
    if (!options.reveal_reason.empty() && options.actor.empty()) return refuse(message::reveal_without_actor);
    auto store = options.reveal_reason.empty() ? store::open_store_to_read(store_url) : store::open_store(store_url);
    if (!store) return std::unexpected(store.error());
    auto sheet = SheetReader(**store, options).read();
    if (sheet && !options.reveal_reason.empty()) note_reveal(**store, options);
    return sheet;
}

}  // namespace jiayu::service
