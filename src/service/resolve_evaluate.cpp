#include "service/resolve_evaluate.hpp"

#include "linkage/dictionary.hpp"
#include "service/linkage_truth.hpp"
#include "service/messages.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

// Mentions that are in the register and in the truth.
struct Judged {
    std::vector<std::uint32_t> found, truth;  // cluster numbers
    std::vector<std::uint64_t> errors;
    std::vector<std::uint8_t> departments;
    std::vector<char> twin, newborn;
    std::uint64_t without_truth = 0;
};

Judged join_truth(store::Store& store, LinkageTruth const& truth) {
    Judged judged;
    std::unordered_map<std::int64_t, std::uint32_t> persons;
    std::string file;
    std::optional<std::uint32_t> index;
    store.query(store::sql::list_mention_places, {}, [&](db::Row const& row) {
        if (file != row.text(1) || file.empty()) {
            file = row.text(1);
            index = truth.file_index(file);
        }
        auto role = Role(row.integer(3));
        auto const* known = index ? truth.find(place_of(*index, row.integer(2), role)) : nullptr;
        if (!known) {
            ++judged.without_truth;
            return;
        }
        judged.found.push_back(persons.try_emplace(row.integer(5), std::uint32_t(persons.size())).first->second);
        judged.truth.push_back(known->person);
        judged.errors.push_back(known->errors);
        judged.departments.push_back(std::uint8_t(row.integer(4)));
        judged.twin.push_back(known->is_twin);
        judged.newborn.push_back(role == Role::child);
    });
    return judged;
}

class Evaluator {
public:
    explicit Evaluator(Judged const& judged) : judged_(judged) {}

    void add(std::string group, std::string name, std::function<bool(std::size_t)> const& counts) {
        QualityOf row{std::move(group), std::move(name), 0, {}};
        for (std::size_t i = 0; i < judged_.found.size(); ++i) row.mentions += counts(i);
        if (!row.mentions) return;
        row.quality = linkage::evaluate_clusters(judged_.found, judged_.truth, counts);
        rows_.push_back(std::move(row));
    }
    std::vector<QualityOf> rows() && { return std::move(rows_); }

private:
    Judged const& judged_;
    std::vector<QualityOf> rows_;
};

}  // namespace

Result<Evaluation> evaluate_register(store::Store& store, Path const& folder) {
    auto const truth = load_linkage_truth(folder);
    if (!truth) return std::unexpected(truth.error());
    auto const judged = join_truth(store, *truth);
    if (judged.found.empty()) return refuse(message::resolve_not_run);
    Evaluator evaluator(judged);
    evaluator.add("all", "all", [](std::size_t) { return true; });
    evaluator.add("kind", "twins", [&](std::size_t i) { return judged.twin[i]; });
    evaluator.add("kind", "newborns", [&](std::size_t i) { return judged.newborn[i]; });
    for (auto const& department : department_names)
        evaluator.add("department", std::string(department.identifier),
                      [&](std::size_t i) { return judged.departments[i] == std::uint8_t(department.department); });
    evaluator.add("error", "none", [&](std::size_t i) { return judged.errors[i] == 0; });
    for (std::size_t kind = 0; kind < std::min<std::size_t>(truth->error_kinds.size(), 64); ++kind)
        evaluator.add("error", truth->error_kinds[kind], [&](std::size_t i) { return judged.errors[i] >> kind & 1; });
    Evaluation evaluation{std::move(evaluator).rows(), judged.without_truth, truth->mentions.size() - judged.found.size()};
    return evaluation;
}

}  // namespace jiayu::service
