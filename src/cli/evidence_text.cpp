#include "cli/evidence_text.hpp"

#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

std::string bits_text(double bits) { return fmt::format("{:+.2f}", bits); }

void print_evidence(Evidence const& evidence, Message const& titles, Context const& context) {
    std::size_t const texts[] = {1, 2, 3};
    auto table = table_with_titles(titles, context.language, texts);
    for (auto const& one : evidence.comparisons) table.add({one.name, one.a, one.b, one.level, one.level.empty() ? "" : bits_text(one.bits + one.rarity_bits)});
    table.print(*context.out);
    *context.out << render(message::link_explain_result, {{"prior", bits_text(evidence.prior_bits)}, {"weight", bits_text(evidence.weight)},
                                                          {"probability", fmt::format("{:.6f}", evidence.probability)}}, context.language) << "\n";
}

boost::json::array evidence_json(std::span<service::ExplainedComparison const> comparisons, std::string_view a, std::string_view b) {
    boost::json::array all;
    for (auto const& one : comparisons)
        all.push_back(boost::json::object{{"name", one.name}, {a, one.a}, {b, one.b}, {"level", one.level}, {"bits", one.bits}, {"rarity_bits", one.rarity_bits}});
    return all;
}

}  // namespace jiayu::cli
