#include "service/column_plan.hpp"

namespace jiayu::service {

namespace {

class Planner {
public:
    Planner(RecognisedTable const& table, NationalCodes const& codes, std::set<int> const& skipped)
        : table_(table), codes_(codes), skipped_(skipped) {
        plan_.map = table.map;
        plan_.column_count = int(table.headers.size());
        plan_.written = table.written;
    }

    ColumnPlan plan() {
        plan_record();
        for (auto const& mention : table_.map->mentions) plan_mention(mention);
        auto identifying = columns_of(table_.map->identified_by);
        plan_.identifying.insert(plan_.identifying.end(), identifying.begin(), identifying.end());
        plan_doses();
        plan_observed_on();
        name_unread();
        return std::move(plan_);
    }

private:
    int column_of(std::string const& header) {
        auto found = std::ranges::find(table_.headers, header) - table_.headers.begin();
        if (found == std::ssize(table_.headers) || skipped_.contains(int(found))) return -1;
        read_.insert(int(found));
        return int(found);
    }

    std::vector<int> columns_of(std::vector<std::string> const& headers) {
        std::vector<int> columns;
        for (auto const& header : headers)
            if (auto column = column_of(header); column >= 0) columns.push_back(column);
        return columns;
    }

    int cell_index(PlannedCell cell) {
        auto is_same = [&](PlannedCell const& other) { return other.reads_the_same(cell); };
        auto found = std::ranges::find_if(plan_.cells, is_same) - plan_.cells.begin();
        if (found == std::ssize(plan_.cells)) plan_.cells.push_back(std::move(cell));
        return int(found);
    }

    int lookup_index(std::string const& column, CodeSet set) {
        auto listed = table_.map->codes.find(column);
        auto key = std::pair(listed == table_.map->codes.end() ? std::string() : column, set);
        auto [entry, is_new] = lookups_.emplace(key, int(plan_.lookups.size()));
        if (is_new) plan_.lookups.emplace_back(codes_, set, listed == table_.map->codes.end() ? nullptr : &listed->second);
        return entry->second;
    }

    std::map<std::string, std::string, std::less<>> const* words_of(RecordColumn const& column) const {
        auto listed = table_.map->words.find(std::string(column.name));
        return column.type != ColumnType::word || listed == table_.map->words.end() ? nullptr : &listed->second;
    }

    void plan_record() {
        auto const& table = *table_.map->table;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            auto const& column = table.columns[i];
            auto field = std::ranges::find(table_.map->record, column.name, &SourceField::column);
            if (field == table_.map->record.end()) continue;
            auto columns = columns_of(field->headers);
            if (columns.empty()) continue;
            auto lookup = column.type == ColumnType::code ? lookup_index(field->column, column.codes) : -1;
            PlannedCell cell{.type = column.type, .columns = columns, .lookup = lookup, .words = words_of(column)};
            plan_.record.push_back({int(table.key_count() + i), cell_index(std::move(cell)), false});
        }
    }

    void plan_mention(SourceMention const& mention) {
        PlannedMention planned{mention.role, {}, columns_of(mention.only_with), -1, mention.unless_values};
        if (!mention.unless_header.empty()) planned.unless_column = column_of(mention.unless_header);
        for (auto const& field : mention.fields) {
            auto const& column = *find_mention_column(field.column);
            auto columns = columns_of(field.headers);
            if (columns.empty()) continue;
            auto lookup = column.type == ColumnType::code ? lookup_index(field.column, column.codes) : -1;
            auto cell = cell_index({column.type, columns, lookup});
            plan_.cells[std::size_t(cell)].has_sent |= column.has_sent;
            planned.fields.push_back({column.slot, cell, column.has_sent});
            if (column.type == ColumnType::name || column.type == ColumnType::number)
                plan_.identifying.insert(plan_.identifying.end(), columns.begin(), columns.end());
        }
        // A file that lacks the columns which would make this mention makes none.
        if (mention.only_with.empty() || !planned.only_with.empty()) plan_.mentions.push_back(std::move(planned));
    }

    // "乙肝疫苗1": a vaccine and the number of its dose.
    void plan_doses() {
        for (int column = 0; column < plan_.column_count; ++column) {
            auto const& header = table_.headers[std::size_t(column)];
            auto digits = header.find_last_not_of("0123456789") + 1;
            auto vaccine = table_.map->doses.find(header.substr(0, digits));
            if (digits == header.size() || vaccine == table_.map->doses.end() || skipped_.contains(column)) continue;
            int number = 0;
            std::from_chars(header.data() + digits, header.data() + header.size(), number);
            plan_.doses.push_back({vaccine->second, number, cell_index({ColumnType::date, {column}})});
            read_.insert(column);
        }
    }

    void plan_observed_on() {
        if (auto columns = columns_of(table_.map->observed_on); !columns.empty())
            plan_.observed_on = cell_index({ColumnType::date, columns, -1, true});
    }

    void name_unread() {
        for (int column = 0; column < plan_.column_count; ++column)
            if (auto const& header = table_.headers[std::size_t(column)]; !header.empty() && !read_.contains(column) &&
                !skipped_.contains(column) && !table_.map->canonical.contains(header))
                plan_.unread.push_back(table_.written[std::size_t(column)]);
    }

    RecognisedTable const& table_;
    NationalCodes const& codes_;
    std::set<int> const& skipped_;
    std::set<int> read_;
    std::map<std::pair<std::string, CodeSet>, int> lookups_;
    ColumnPlan plan_{};
};

}  // namespace

ColumnPlan plan_columns(RecognisedTable const& table, NationalCodes const& codes, std::set<int> const& skipped) {
    return Planner(table, codes, skipped).plan();
}

}  // namespace jiayu::service
