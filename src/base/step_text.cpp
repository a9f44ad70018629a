#include "base/step_text.hpp"

#include "base/messages.hpp"

namespace jiayu {

namespace {

constexpr Message const* steps[] = {
    &message::step_read, &message::step_read_tables, &message::step_read_changes, &message::step_load,
    &message::step_fact_views, &message::step_ingest, &message::step_decide, &message::step_judge, &message::step_write,
    &message::step_write_work_lists, &message::step_code, &message::step_encode, &message::step_hash, &message::step_block, &message::step_chance,
    &message::step_learn, &message::step_score, &message::step_cluster, &message::step_profiles, &message::step_evidence,
    &message::step_report, &message::step_propose, &message::step_people, &message::step_queue, &message::step_months, &message::step_truth};

constexpr std::string_view prefix = "base.step_";

bool is_of(Message const& message, std::string_view step) {
    return std::ranges::equal(message.name.substr(prefix.size()), step, {}, [](char letter) { return letter == '_' ? ' ' : letter; });
}

}  // namespace

std::string_view step_text(std::string_view step, Language language) {
    for (auto const* message : steps)
        if (is_of(*message, step)) return language == Language::zh ? message->zh : message->en;
    return step;
}

}  // namespace jiayu
