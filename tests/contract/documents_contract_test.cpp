#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "store/files/folder_documents.h"
#include "store/postgres/open.h"
#include "store/postgres/postgres_documents.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;

/// Where documents are kept, and how they are made older: by their own clock a test cannot wait.
class Shelf {
public:
    virtual ~Shelf() = default;
    virtual Documents& documents() = 0;
    virtual void make_older(const std::string& address, std::chrono::hours age) = 0;
    virtual void make_last_sweep_older(std::chrono::hours age) = 0;
};

class FolderShelf final : public Shelf {
public:
    Documents& documents() override { return documents_; }
    void make_older(const std::string& address, std::chrono::hours age) override {
        touch(path_ / address.substr(0, 2) / address, age);
    }
    void make_last_sweep_older(std::chrono::hours age) override { touch(path_ / "swept", age); }

private:
    static void touch(const std::filesystem::path& file, std::chrono::hours age) {
        std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - age);
    }

    TemporaryFolder folder_;
    std::filesystem::path path_ = folder_.path() / "documents";
    files::FolderDocuments documents_{path_};
};

class DatabaseShelf final : public Shelf {
public:
    DatabaseShelf() { postgres::open(server_, {}, {}, {"contract", 0}).value(); }

    Documents& documents() override { return documents_; }
    void make_older(const std::string& address, std::chrono::hours age) override {
        database_.execute("UPDATE store_documents SET put_at = put_at - " + microseconds(age) +
                          " WHERE address = '" + address + "'");
    }
    void make_last_sweep_older(std::chrono::hours age) override {
        database_.execute("UPDATE store_notes SET value = value - " + microseconds(age) +
                          " WHERE name = 'documents_swept'");
    }

private:
    static std::string microseconds(std::chrono::hours age) {
        return std::to_string(std::chrono::microseconds(age).count());
    }

    postgres::TestDatabase database_;
    postgres::Server server_{database_.url(), postgres::randomness_for_tests,
                             std::chrono::minutes(1)};
    postgres::PostgresDocuments documents_{server_};
};

struct Keeping {
    std::string name;
    std::function<std::unique_ptr<Shelf>()> make;
};

void PrintTo(const Keeping& keeping, std::ostream* out) {
    *out << keeping.name;
}

class DocumentsContract : public testing::TestWithParam<Keeping> {
protected:
    std::string put(const std::string& bytes, std::chrono::hours age) {
        const std::string address = documents.put("secret", bytes);
        shelf->make_older(address, age);
        return address;
    }
    static bool nobodys(std::string_view) { return false; }

    std::unique_ptr<Shelf> shelf = GetParam().make();
    Documents& documents = shelf->documents();
};

INSTANTIATE_TEST_SUITE_P(
    Kinds, DocumentsContract,
    testing::Values(Keeping{"folder", [] { return std::make_unique<FolderShelf>(); }},
                    Keeping{"postgres", [] { return std::make_unique<DatabaseShelf>(); }}),
    [](const auto& each) { return each.param.name; });

TEST_P(DocumentsContract, GivesBackEveryByte) {
    const std::string bytes("%PDF\0\xff\n", 7);

    EXPECT_EQ(documents.get(documents.put("secret of the case", bytes)), bytes);
}

TEST_P(DocumentsContract, KeepsAnEmptyDocument) {
    EXPECT_EQ(documents.get(documents.put("secret", "")), "");
}

TEST_P(DocumentsContract, KeepsLongDocumentsWhole) {
    constexpr std::size_t part = 256 * 1024;
    for (const std::size_t size : {part - 1, part, part + 1, 12 * part + 5}) {
        std::string bytes(size, '\0');
        for (std::size_t at = 0; at < size; ++at) {
            bytes[at] = static_cast<char>(at * 31 / 7);
        }
        EXPECT_TRUE(documents.get(documents.put("secret", bytes)) == bytes) << size;
    }
}

// The address has to be found again by any other program: `printf '6:secretpaper' | sha256sum`.
TEST_P(DocumentsContract, TheAddressIsTheHashOfTheSecretAndTheBytes) {
    EXPECT_EQ(documents.put("secret", "paper"),
              "ecba4fc823f3090a6fb8c410afb82ea0e9809268a7057eef0d448561e2340a71");
}

TEST_P(DocumentsContract, TwoCasesHoldTheSamePaperUnderDifferentAddresses) {
    const std::string one = documents.put("secret of one", "paper");
    const std::string other = documents.put("secret of another", "paper");
    EXPECT_NE(one, other);

    documents.remove(one);

    EXPECT_EQ(documents.get(one), std::nullopt);
    EXPECT_EQ(documents.get(other), "paper");
}

TEST_P(DocumentsContract, SecretAndBytesDoNotRunTogether) {
    EXPECT_NE(documents.put("ab", "c"), documents.put("a", "bc"));
}

TEST_P(DocumentsContract, PuttingAgainGivesTheSameAddress) {
    const std::string address = documents.put("secret", "paper");

    EXPECT_EQ(documents.put("secret", "paper"), address);
    EXPECT_EQ(documents.get(address), "paper");
}

TEST_P(DocumentsContract, ADocumentOfAnotherStoreIsPutAtTheAddressThatItHasThere) {
    const std::string address = address_of_document("their secret", "paper");

    documents.put_at(address, "paper");

    EXPECT_EQ(documents.get(address), "paper");
    EXPECT_EQ(documents.put("their secret", "paper"), address);
    EXPECT_THROW(documents.put_at("../outside", "paper"), StoreFault);
    EXPECT_THAT(documents.addresses(), ElementsAre(address));
}

TEST_P(DocumentsContract, WhatIsNotThereIsNothing) {
    EXPECT_EQ(documents.get(""), std::nullopt);
    EXPECT_EQ(documents.get("../outside"), std::nullopt);
    EXPECT_EQ(documents.get(std::string(64, '0')), std::nullopt);
    documents.remove(std::string(64, '0'));
    EXPECT_THAT(documents.addresses(), IsEmpty());
}

TEST_P(DocumentsContract, NamesEachDocumentOnceInOrder) {
    std::vector<std::string> addresses{documents.put("secret", "one"),
                                       documents.put("secret", std::string(600000, 'x')),
                                       documents.put("secret", "three")};
    std::ranges::sort(addresses);

    EXPECT_THAT(documents.addresses(), ElementsAreArray(addresses));
}

TEST_P(DocumentsContract, ASweepTakesWhatNobodyNamesAfterADay) {
    const std::string named = put("named", std::chrono::hours(100));
    const std::string unnamed = put(std::string(600000, 'u'), std::chrono::hours(25));
    const std::string recent = put("recent", std::chrono::hours(23));

    EXPECT_EQ(documents.sweep([&](std::string_view address) { return address == named; }), 1U);

    EXPECT_EQ(documents.get(named), "named");
    EXPECT_EQ(documents.get(unnamed), std::nullopt);
    EXPECT_EQ(documents.get(recent), "recent");
}

TEST_P(DocumentsContract, WhatIsPutAgainCountsAsNew) {
    const std::string address = put("paper", std::chrono::hours(25));
    documents.put("secret", "paper");

    EXPECT_EQ(documents.sweep(nobodys), 0U);
    EXPECT_EQ(documents.get(address), "paper");
}

TEST_P(DocumentsContract, ASweepLooksOnceADay) {
    put("one", std::chrono::hours(25));
    EXPECT_EQ(documents.sweep(nobodys), 1U);
    put("two", std::chrono::hours(25));

    EXPECT_EQ(documents.sweep(nobodys), 0U);
    shelf->make_last_sweep_older(std::chrono::hours(25));
    EXPECT_EQ(documents.sweep(nobodys), 1U);
}

TEST_P(DocumentsContract, ASweepDoesNothingWhereThereAreNone) {
    EXPECT_EQ(documents.sweep(nobodys), 0U);
}

}  // namespace
}  // namespace moothall::store
