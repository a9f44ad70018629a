#include "cli/command.hpp"

namespace jiayu::cli {

// One line a verb, in the order of --help.
Command synth_command();
Command ingest_command();
Command resolve_command();
Command resolve_explain_command();
Command resolve_evaluate_command();
Command resolve_undo_command();
Command resolve_review_command();
Command register_command();
Command snapshot_command();
Command audit_command();
Command audit_explain_command();
Command indicators_command();
Command scoreboard_command();
Command report_command();
Command benefits_find_command();
Command benefits_explain_command();
Command person_command();
Command matter_open_command();
Command matter_act_command();
Command matter_show_command();
Command matter_list_command();
Command matter_due_command();
Command matter_notice_publish_command();
Command matter_notice_close_command();
Command matter_notice_show_command();
Command matter_notice_list_command();
Command matter_review_facts_command();
Command pack_check_command();
Command pack_test_command();
Command pack_mutate_command();
Command pack_diff_command();
Command pack_use_command();
Command pay_appropriate_command();
Command pay_commit_command();
Command pay_batch_command();
Command pay_approve_command();
Command pay_reject_command();
Command pay_file_command();
Command pay_return_command();
Command pay_retry_command();
Command pay_worklist_command();
Command pay_batches_command();
Command pay_check_command();
Command pay_reclaim_command();
Command pay_settle_command();
Command pay_trace_command();
Command pay_figures_command();
Command pay_roll_command();
Command serve_command();
Command trail_verify_command();
Command link_command();
Command link_init_command();
Command link_train_command();
Command link_predict_command();
Command link_cluster_command();
Command link_evaluate_command();
Command link_explain_command();
Command link_match_command();
Command link_review_command();
Command link_encode_command();
Command link_compare_command();
Command version_command();

namespace {

std::vector<Command> district_commands() {
    return {
        synth_command(),
        ingest_command(),
        resolve_command(),
        resolve_explain_command(),
        resolve_evaluate_command(),
        resolve_undo_command(),
        resolve_review_command(),
        register_command(),
        snapshot_command(),
        audit_command(),
        audit_explain_command(),
        indicators_command(),
        scoreboard_command(),
        report_command(),
        person_command(),
    };
}

std::vector<Command> benefit_commands() {
    return {
        benefits_find_command(),
        benefits_explain_command(),
        matter_open_command(),
        matter_act_command(),
        matter_show_command(),
        matter_list_command(),
        matter_due_command(),
        matter_notice_publish_command(),
        matter_notice_close_command(),
        matter_notice_show_command(),
        matter_notice_list_command(),
        matter_review_facts_command(),
        pay_appropriate_command(),
        pay_commit_command(),
        pay_batch_command(),
        pay_approve_command(),
        pay_reject_command(),
        pay_file_command(),
        pay_return_command(),
        pay_retry_command(),
        pay_worklist_command(),
        pay_batches_command(),
        pay_check_command(),
        pay_reclaim_command(),
        pay_settle_command(),
        pay_trace_command(),
        pay_figures_command(),
        pay_roll_command(),
    };
}

std::vector<Command> keeping_commands() {
    return {
        pack_check_command(),
        pack_test_command(),
        pack_mutate_command(),
        pack_diff_command(),
        pack_use_command(),
        trail_verify_command(),
        serve_command(),
    };
}

std::vector<Command> linkage_commands() {
    return {
        link_command(),
        link_init_command(),
        link_train_command(),
        link_predict_command(),
        link_cluster_command(),
        link_evaluate_command(),
        link_explain_command(),
        link_match_command(),
        link_review_command(),
        link_encode_command(),
        link_compare_command(),
    };
}

}  // namespace

std::vector<Command> all_commands() {
    std::vector<Command> all;
    for (auto&& chapter : {district_commands(), benefit_commands(), keeping_commands(), linkage_commands(), {version_command()}})
        all.insert(all.end(), chapter.begin(), chapter.end());
    return all;
}

}  // namespace jiayu::cli
