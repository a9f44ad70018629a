// A folder that cannot be written: a read-only disk, another user's copy. Permissions bind nobody who is root, so the test reads as
// another user then.
#include <gtest/gtest.h>
#include <unistd.h>

#include "store/messages.hpp"
#include "store/sqlite_store.hpp"
#include "store/trail.hpp"

namespace jiayu::store {

namespace {

class AsNobody {
public:
    AsNobody() {
        if (::geteuid() == 0) was_root_ = ::seteuid(65534) == 0;
    }
    ~AsNobody() {
        if (was_root_) EXPECT_EQ(::seteuid(0), 0);
    }

private:
    bool was_root_ = false;
};

class ReadOnlyStore : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::temp_directory_path() / fmt::format("jiayu read-only {}#%?", ::getpid());  // no URI as it stands
        std::filesystem::remove_all(folder_);
        append_one(*open_sqlite_store(folder_));
    }
    void TearDown() override {
        std::filesystem::permissions(folder_, std::filesystem::perms(0755));
        std::filesystem::remove_all(folder_);
    }
    static void append_one(Store& store) {
        auto transaction = store.begin();
        append_trail(store, "tester", "test", "{}");
        transaction->commit();
    }
    void lock_folder() const { std::filesystem::permissions(folder_, std::filesystem::perms(0555)); }
    std::int64_t count_entries() const {
        AsNobody nobody;
        auto store = open_sqlite_store_to_read(folder_);
        return store ? verify_trail(**store).entries : -1;
    }
    Path folder_;
};

TEST_F(ReadOnlyStore, is_read_and_leaves_nothing_behind) {
    lock_folder();
    EXPECT_EQ(count_entries(), 1);
    auto files = std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
    EXPECT_EQ(files, 1);
    AsNobody nobody;
    auto store = open_sqlite_store_to_read(folder_);
    ASSERT_TRUE(store);
    EXPECT_THROW(append_one(**store), EnvironmentFailure);
    auto readers = (*store)->read_together(2);
    EXPECT_EQ(readers.size(), 2u);
}

TEST_F(ReadOnlyStore, shows_what_another_process_has_just_written) {
    auto writer = open_sqlite_store(folder_);
    append_one(*writer);
    ASSERT_GT(std::filesystem::file_size(folder_ / "register.db-wal"), 0u);
    lock_folder();
    EXPECT_EQ(count_entries(), 2) << "the second entry is in the log alone";
}

TEST_F(ReadOnlyStore, is_not_read_past_a_log_that_cannot_be_merged) {
    auto writer = open_sqlite_store(folder_);
    append_one(*writer);
    auto copy = folder_ / "copy";
    std::filesystem::create_directories(copy);
    for (auto name : {"register.db", "register.db-wal"}) std::filesystem::copy_file(folder_ / name, copy / name);
    std::filesystem::permissions(copy, std::filesystem::perms(0555));
    AsNobody nobody;
    try {
        (void)open_sqlite_store_to_read(copy);
        ADD_FAILURE() << "the log's entry would not be seen";
    } catch (EnvironmentFailure const& failure) {
        EXPECT_EQ(failure.error(), message::store_log_unmerged);
    }
}

TEST_F(ReadOnlyStore, that_is_not_there_is_refused_and_not_made) {
    auto refused = open_sqlite_store_to_read(folder_ / "typo");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), message::store_missing);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "typo"));
}

}  // namespace

}  // namespace jiayu::store
