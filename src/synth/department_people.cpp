#include "synth/department_people.hpp"

#include "base/assert.hpp"
#include "base/date.hpp"
#include "base/parallel_for.hpp"
#include "synth/departments.hpp"
#include "synth/form_columns.hpp"
#include "synth/simulation.hpp"
#include "synth/write_district.hpp"

namespace jiayu::synth {

namespace {

constexpr std::array<std::string_view, 15> columns{"record_id", "department", "role", "citizen_number", "name", "sex", "birth_date",
                                                   "phone", "division", "address", "mother_name", "father_name", "spouse_name", "mother_number", "spouse_number"};
constexpr std::array<FormColumn, 8> shown{FormColumn::phone, FormColumn::division, FormColumn::address, FormColumn::mother_name,
                                          FormColumn::father_name, FormColumn::spouse_name, FormColumn::mother_number, FormColumn::spouse_number};
constexpr char between = '\x1F';
constexpr std::size_t part_rows = 2048;
constexpr double records_per_resident = 4.0;  // a first guess; corrected by what the district gives

struct Mentioned {
    std::int64_t person;
    std::string cells;  // all but the record's id, each followed by `between`
};

class MentionTable {
public:
    MentionTable(World const& world, bool numbers) : world_(world), numbers_(numbers) {
        for (auto const& forms : department_forms()) {
            if (forms.department == Department::communities || forms.department == Department::benefits_office) continue;
            for (auto const& file : forms.plan(world)) add_file(file, forms.write_row);
        }
    }
    std::vector<Mentioned> take() { return std::move(mentions_); }

private:
    void add_file(SourceFile const& file, void (*write_row)(RowWriter&)) {
        std::vector<std::vector<Mentioned>> parts((file.rows.size() + part_rows - 1) / part_rows);
        parallel_for(parts.size(), [&](std::size_t i) {
            RowWriter writer(world_, file);
            auto end = std::min(file.rows.size(), (i + 1) * part_rows);
            for (auto at = i * part_rows; at < end; ++at) {
                writer.begin(file.rows[at], int(at) + file.header_rows + 1);
                write_row(writer);
                for (auto const& fact : writer.facts) parts[i].push_back(mention(writer, fact));
                writer.facts.clear();
                writer.mentions.clear();
            }
        });
        for (auto& part : parts) std::ranges::move(part, std::back_inserter(mentions_));
    }

    Mentioned mention(RowWriter const& writer, Fact const& fact) const {
        auto const& file = writer.file;
        auto cells = form_cells(file, fact.role);
        auto text_of = [&](FormColumn column) -> std::string_view {
            auto cell = cells[std::size_t(column)];
            return cell < 0 ? std::string_view() : std::string_view(writer.cell(cell));
        };
        static constexpr std::string_view sexes[] = {"", "男", "女"};
        auto birth = text_of(FormColumn::birth_date).empty() || fact.birth == never ? "" : to_iso(date_from_days(fact.birth));
        auto sex = cells[std::size_t(FormColumn::sex)] < 0 ? sexes[sex_of_role(fact.role)] : text_of(FormColumn::sex);
        std::string text;
        auto add = [&](std::string_view cell) { (text += cell) += between; };
        add(name_of(file.department).identifier);
        add(name_of(fact.role));
        if (numbers_) add(text_of(FormColumn::number));
        add(text_of(FormColumn::name));
        add(sex);
        add(birth);
        for (auto column : shown)
            if (numbers_ || (column != FormColumn::mother_number && column != FormColumn::spouse_number)) add(text_of(column));
        return {fact.person + 1, std::move(text)};
    }

    World const& world_;
    bool numbers_;
    std::vector<Mentioned> mentions_;
};

std::vector<Mentioned> mentions_of(Materials const& materials, Settings const& settings, bool numbers) {
    auto population = Simulation(materials, settings).run();
    Mistyper mistyper(materials);
    auto world = world_of(population, materials, settings, mistyper);
    return MentionTable(world, numbers).take();
}

// A district whose departments have at least so many records.
std::vector<Mentioned> enough_mentions(PeopleRequest const& request, Materials const& materials, Settings& settings, bool numbers) {
    constexpr std::int64_t residents_min = 1'000;
    settings.residents = std::max(residents_min, std::int64_t(double(request.records) / records_per_resident));
    for (;;) {
        auto mentions = mentions_of(materials, settings, numbers);
        auto count = std::int64_t(mentions.size());
        if (count >= request.records) return mentions;
        JIAYU_ASSERT(count > 0);
        settings.residents = settings.residents * request.records / count * 103 / 100 + 100;
    }
}

// Persons in an order of chance until there are enough records; then all rows of the table in another order of chance.
void choose(std::vector<Mentioned>& mentions, PeopleRequest const& request) {
    auto lot = [&](std::int64_t person) { return Random(request.seed).fork(31).fork(std::uint64_t(person)).next(); };
    std::ranges::stable_sort(mentions, {}, [&](Mentioned const& mention) { return std::pair(lot(mention.person), mention.person); });
    mentions.resize(std::size_t(request.records));
    Random random = Random(request.seed).fork(32);
    for (auto left = mentions.size(); left > 1; --left) std::swap(mentions[left - 1], mentions[random.below(left)]);
}

}  // namespace

std::vector<PeopleTable> department_people(PeopleRequest const& request, Materials const& materials, Settings settings,
                                           DepartmentOptions options) {
    settings.seed = request.seed;
    auto mentions = enough_mentions(request, materials, settings, options.citizen_numbers);
    choose(mentions, request);
    std::vector<std::string_view> header;
    for (auto column : columns)
        if (options.citizen_numbers || !column.ends_with("_number")) header.push_back(column);
    std::vector<PeopleTable> tables(1);
    tables[0] = {"people", header, request.records, [mentions = std::move(mentions)](std::int64_t row, std::vector<std::string>& cells) {
                     auto const& [person, text] = mentions[std::size_t(row)];
                     cells[0] = std::to_string(row + 1);
                     std::size_t begin = 0;
                     for (std::size_t cell = 1; cell < cells.size(); ++cell) {
                         auto end = text.find(between, begin);
                         cells[cell] = text.substr(begin, end - begin);
                         begin = end + 1;
                     }
                     return person;
                 }};
    return tables;
}

}  // namespace jiayu::synth
