#include "service/linkage_truth.hpp"

#include <unordered_set>

#include "exchange/csv_reader.hpp"
#include "linkage/dictionary.hpp"
#include "service/messages.hpp"
#include "service/truth_folder.hpp"

namespace jiayu::service {

namespace {

std::string_view file_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

std::optional<Role> role_from(std::string_view name) {
    constexpr std::string_view names[] = {"subject", "mother", "father", "child", "husband", "wife"};
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (names[i] == name) return Role(i);
    return std::nullopt;
}

// Calls each_row with the cells of the named columns, in their order.
Result<void> read_columns(Path const& path, std::vector<std::string_view> const& columns, auto each_row) {
    auto missing = [&](std::string const& reason) { return refuse(message::truth_missing, {{"path", path.string()}, {"reason", reason}}); };
    if (!std::filesystem::exists(path)) return missing("no such file");
    auto text = read_file(path);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    exchange::CsvReader reader(text, ',', path.string());
    auto more = reader.next();
    if (!more) return std::unexpected(more.error());
    std::vector<std::size_t> places;
    for (auto column : columns) {
        auto at = std::ranges::find(reader.cells(), column) - reader.cells().begin();
        if (at == std::ssize(reader.cells())) return missing("no column " + std::string(column));
        places.push_back(std::size_t(at));
    }
    std::vector<std::string_view> cells(columns.size());
    while ((more = reader.next()) && *more) {
        for (std::size_t i = 0; i < places.size(); ++i)
            cells[i] = places[i] < reader.cells().size() ? reader.cells()[places[i]] : std::string_view();
        each_row(cells);
    }
    if (!more) return std::unexpected(more.error());
    return {};
}

class TruthReader {
public:
    Result<LinkageTruth> read(Path const& folder) {
        auto persons = read_columns(folder / "persons.csv", {"person", "twin_of"}, [&](auto const& cells) { add_twins(cells[0], cells[1]); });
        if (!persons) return std::unexpected(persons.error());
        auto mentions = read_columns(folder / "mentions.csv", {"file", "row", "role", "person", "errors"}, [&](auto const& cells) { add(cells); });
        if (!mentions) return std::unexpected(mentions.error());
        std::ranges::sort(truth_.mentions, {}, &TrueMention::place);
        return std::move(truth_);
    }

private:
    void add_twins(std::string_view person, std::string_view twin) {
        if (twin.empty()) return;
        twins_.insert(persons_.code_of(person));
        twins_.insert(persons_.code_of(twin));
    }
    void add(std::vector<std::string_view> const& cells) {
        auto role = role_from(cells[2]);
        std::int64_t row = 0;
        std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(), row);
        if (!role || !row) return;
        auto person = persons_.code_of(cells[3]);
        truth_.mentions.push_back({place_of(index_of(truth_.files, file_name(cells[0])), row, *role), person, errors_of(cells[4]), twins_.contains(person)});
    }
    std::uint64_t errors_of(std::string_view kinds) {
        std::uint64_t errors = 0;
        while (!kinds.empty()) {
            auto kind = kinds.substr(0, kinds.find(';'));
            kinds.remove_prefix(std::min(kinds.size(), kind.size() + 1));
            auto index = index_of(truth_.error_kinds, kind);
            if (index < 64) errors |= std::uint64_t(1) << index;
        }
        return errors;
    }
    // The last one first: rows of one file stand together.
    static std::uint32_t index_of(std::vector<std::string>& names, std::string_view name) {
        if (!names.empty() && names.back() == name) return std::uint32_t(names.size() - 1);
        auto at = std::ranges::find(names, name);
        if (at != names.end()) return std::uint32_t(at - names.begin());
        names.emplace_back(name);
        return std::uint32_t(names.size() - 1);
    }

    LinkageTruth truth_;
    linkage::Dictionary persons_;
    std::unordered_set<std::uint32_t> twins_;
};

}  // namespace

std::optional<std::uint32_t> LinkageTruth::file_index(std::string_view name) const {
    auto at = std::ranges::find(files, file_name(name));
    if (at == files.end()) return std::nullopt;
    return std::uint32_t(at - files.begin());
}

TrueMention const* LinkageTruth::find(std::uint64_t place) const {
    auto at = std::ranges::lower_bound(mentions, place, {}, &TrueMention::place);
    return at != mentions.end() && at->place == place ? &*at : nullptr;
}

Result<LinkageTruth> load_linkage_truth(Path const& folder) { return TruthReader().read(truth_folder(folder)); }

}  // namespace jiayu::service
