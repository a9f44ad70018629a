// What signed checkpoints show that the chain of hashes alone does not, on both databases.
#include "service/trail_checkpoints.hpp"

#include "service/messages.hpp"
#include "service/verify_trail.hpp"
#include "store/stores_under_test.hpp"

namespace jiayu::service {

class TrailCheckpointsOnBoth : public store::OnBothStores {
protected:
    void SetUp() override {
        OnBothStores::SetUp();
        data_ = std::filesystem::temp_directory_path() / fmt::format("jiayu_checkpoints_{}", ::getpid());
        std::filesystem::remove_all(data_);
        std::filesystem::create_directories(data_);
    }
    void TearDown() override { std::filesystem::remove_all(data_); }

    // A decision and its checkpoint.
    void decide(int entries) {
        auto transaction = store->begin();
        for (int i = 0; i < entries; ++i) store::append_trail(*store, "王五", "tested", "{}");
        transaction->commit();
        sign_trail_end(test_store->url(), data_, "2026-01-02T00:00:00Z");
    }
    // What someone with the database's password can do.
    void tamper(std::string const& sql) {
        auto run = [&](std::string const& statement) { store->run(db::Statement{"tamper", statement, "", ""}); };
        if (store->backend() == "sqlite") {
            run("drop trigger if exists trail_is_not_updated");
            run("drop trigger if exists trail_is_not_deleted");
        } else {
            run("drop trigger if exists trail_is_not_changed on trail");
        }
        run(sql);
    }
    TrailVerdict verify(Path const& against = {}) { return verify_trail(test_store->url(), data_, against).value(); }
    Path file(char const* name) const { return data_ / "trail" / name; }
    Path checkpoints() const { return file((std::string(store->backend()) + ".checkpoints").c_str()); }

    Path data_;
};

TEST_P(TrailCheckpointsOnBoth, CoverWhatWasDecided) {
    EXPECT_FALSE(verify().checkpoints.fault);
    decide(3);
    decide(2);
    sign_trail_end(test_store->url(), data_, "2026-01-03T00:00:00Z");  // nothing new: nothing signed
    auto verdict = verify();
    EXPECT_TRUE(verdict.fits());
    EXPECT_EQ(verdict.checkpoints.checkpoints, 2);
    EXPECT_EQ(verdict.checkpoints.entries, 5);
    EXPECT_EQ(std::filesystem::status(file("key.pem")).permissions(), std::filesystem::perms(0600));
}

TEST_P(TrailCheckpointsOnBoth, ShowAnEndThatWasCutOff) {
    decide(3);
    decide(2);
    tamper("delete from trail where sequence > 3");
    auto verdict = verify();
    EXPECT_FALSE(verdict.broken_at) << "the chain itself does not show it";
    EXPECT_EQ(verdict.checkpoints.fault, CheckpointFault::cut_off);
    EXPECT_EQ(verdict.checkpoints.fault_line, 2);
    EXPECT_EQ(verdict.checkpoints.fault_entries, 5);
    tamper("delete from trail");
    EXPECT_EQ(verify().checkpoints.fault, CheckpointFault::cut_off);
}

TEST_P(TrailCheckpointsOnBoth, ShowAHistoryWrittenAnew) {
    decide(3);
    tamper("delete from trail");
    auto transaction = store->begin();
    for (int i = 0; i < 4; ++i) store::append_trail(*store, "someone else", "tested", "{}");
    transaction->commit();
    EXPECT_EQ(verify().checkpoints.fault, CheckpointFault::other_history);
}

TEST_P(TrailCheckpointsOnBoth, AreHeldToTheirKey) {
    decide(3);
    auto kept = read_file(checkpoints());
    struct Example {
        char const* sentence;
        std::string lines;
        CheckpointFault fault;
    };
    auto changed = kept;
    changed.replace(changed.find("\"entries\":3"), 11, "\"entries\":2");
    Example const examples[] = {{"another number of entries", changed, CheckpointFault::wrong_signature},
                                {"no checkpoint at all", kept + "nonsense\n", CheckpointFault::wrong_signature},
                                {"the file emptied", "", CheckpointFault::lines_missing}};
    for (auto const& example : examples) {
        write_file(checkpoints(), example.lines);
        EXPECT_EQ(verify().checkpoints.fault, example.fault) << example.sentence;
    }
    std::filesystem::remove(checkpoints());
    EXPECT_EQ(verify().checkpoints.fault, CheckpointFault::lines_missing);
}

TEST_P(TrailCheckpointsOnBoth, ACopyKeptElsewhereShowsWhatTheHolderOfTheFolderDid) {
    decide(3);
    auto copy = data_ / "copy";
    std::filesystem::copy_file(checkpoints(), copy);
    tamper("delete from trail where sequence > 1");
    std::filesystem::remove_all(data_ / "trail");
    decide(0);
    EXPECT_TRUE(verify().fits()) << "signed anew with a new key";
    EXPECT_EQ(verify(copy).checkpoints.fault, CheckpointFault::cut_off);
    EXPECT_EQ(verify_trail(test_store->url(), data_, data_ / "nowhere").error(), message::checkpoints_unreadable);
}

INSTANTIATE_TEST_SUITE_P(, TrailCheckpointsOnBoth, store::both_stores(), store::backend_of);

}  // namespace jiayu::service
