#include "contract/store_backends.h"

#include <cstdlib>
#include <filesystem>

#include "host/store/postgres/private_server.h"
#include "store/postgres/copying/whole_copy.h"
#include "store/postgres/open.h"
#include "store/sqlite/copying/whole_copy.h"
#include "store/sqlite/open.h"

namespace moothall::store {
namespace {

class Folder final : public Place {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "moothall-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() override { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::unique_ptr<Store> open(const Schema& schema, Sealing sealing) override {
        return sqlite::open(path_, schema, std::move(sealing), {"contract", 0}).value();
    }
    Result<std::unique_ptr<Store>> try_open(const Schema& schema, const Opening& opening) override {
        return sqlite::open(path_, schema, {}, opening);
    }
    Result<std::unique_ptr<Unfinished>> make_unfinished(const Schema& schema) override {
        return sqlite::make_unfinished(path_, schema, {"contract", 0});
    }
    Result<Pending> pending(const Schema& schema) override {
        return sqlite::pending_at(path_, schema);
    }
    bool is_empty() override { return std::filesystem::is_empty(path_); }
    std::unique_ptr<WholeCopies> copies(const Schema& schema) override {
        return sqlite::whole_copies(path_, schema.tables, path_);
    }
    std::unique_ptr<NewStore> new_store() override { return sqlite::new_store(path_); }

private:
    std::filesystem::path path_;
};

class Database final : public Place {
public:
    std::unique_ptr<Store> open(const Schema& schema, Sealing sealing) override {
        return postgres::open(server_, schema, std::move(sealing), {"contract", 0}).value();
    }
    Result<std::unique_ptr<Store>> try_open(const Schema& schema, const Opening& opening) override {
        return postgres::open(server_, schema, {}, opening);
    }
    Result<std::unique_ptr<Unfinished>> make_unfinished(const Schema& schema) override {
        return postgres::make_unfinished(server_, schema, {"contract", 0});
    }
    Result<Pending> pending(const Schema& schema) override {
        return postgres::pending_at(server_, schema);
    }
    bool is_empty() override { return postgres::holds_nothing(server_).value(); }
    std::unique_ptr<WholeCopies> copies(const Schema& schema) override {
        return postgres::whole_copies(database_.url(), schema.tables);
    }
    std::unique_ptr<NewStore> new_store() override { return postgres::new_store(database_.url()); }

private:
    postgres::TestDatabase database_;
    const postgres::Server server_{database_.url(), postgres::randomness_for_tests,
                                   std::chrono::minutes(1)};
};

}  // namespace

std::vector<Backend> backends() {
    return {{"sqlite", [] { return std::make_unique<Folder>(); }},
            {"postgres", [] { return std::make_unique<Database>(); }}};
}

}  // namespace moothall::store
