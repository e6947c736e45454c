#include "store/postgres/copying/whole_copy.h"

#include <optional>

#include "store/postgres/copying/child_program.h"
#include "store/postgres/copying/restoring_database.h"
#include "store/postgres/queries.h"
#include "store/postgres/session/address.h"
#include "store/sql/answering.h"

namespace moothall::store::postgres {
namespace {

std::string database_word(const std::string& url) {
    return "--dbname=" + settings_without_password(url);
}

class Moment final : public HeldMoment {
public:
    Moment(std::string url, Layout& layout)
        : url_(std::move(url)), connection_(url_), reader_(Queries(connection_, layout)) {
        connection_.queue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Parameters());
        snapshot_ = connection_.ask("SELECT pg_export_snapshot()", Parameters()).bytes_at(0, 0);
    }

    Reader& reader() override { return reader_; }

    std::int64_t step() override {
        const Answer answer = connection_.ask(
            "SELECT number FROM store_migrations ORDER BY number DESC LIMIT 1", Parameters());
        return answer.rows() == 0 ? 0 : answer.number_at(0, 0);
    }

    void copy(const ByteSink& sink) override {
        ChildProgram dump({"pg_dump", "--format=custom", "--compress=0", "--no-owner",
                           "--no-privileges", "--no-password", "--lock-wait-timeout=20000",
                           "--snapshot=" + snapshot_, database_word(url_)},
                          password_of(url_));
        for (auto bytes = dump.read(); !bytes.empty(); bytes = dump.read()) {
            sink(bytes);
        }
        dump.finish();
    }

private:
    std::string url_;
    Connection connection_;
    sql::Answering<Reader, Queries> reader_;
    std::string snapshot_;
};

class Copies final : public WholeCopies {
public:
    Copies(std::string url, const std::vector<Table>& tables)
        : url_(std::move(url)), layout_(tables, {}) {}

    std::string backend() const override { return "postgresql"; }
    std::unique_ptr<HeldMoment> hold() override { return std::make_unique<Moment>(url_, layout_); }

private:
    std::string url_;
    Layout layout_;
};

class NewDatabase final : public NewStore {
public:
    explicit NewDatabase(std::string url) : url_(std::move(url)) {}

    std::string backend() const override { return "postgresql"; }

    void make(const ByteSource& source) override {
        place_.emplace(url_);
        ChildProgram restoring(
            {"pg_restore", "--single-transaction", "--exit-on-error", "--no-owner",
             "--no-privileges", "--no-password", database_word(url_)},
            password_of(url_));
        for (auto bytes = source(); !bytes.empty(); bytes = source()) {
            restoring.write(bytes);
        }
        restoring.finish();
    }

    void cut_after(const std::optional<SealRow>& seal) override {
        const std::string number = std::to_string(seal ? seal->number : 0);
        const std::string position = std::to_string(seal ? seal->last_position : 0);
        Connection connection(url_);
        connection.execute("BEGIN; DELETE FROM events WHERE position IS NULL OR position > " +
                           position + "; DELETE FROM seals WHERE number > " + number +
                           "; UPDATE seal_row SET number = " + number + ", position = " + position +
                           "; INSERT INTO store_notes VALUES ('needs_rebuild', 1)"
                           " ON CONFLICT (name) DO NOTHING; COMMIT");
    }

    void finish() override { place_->finish(); }

    void take_away() override {
        if (place_) {
            place_->take_away();
        }
    }

private:
    std::string url_;
    std::optional<RestoringDatabase> place_;  ///< Nothing while what is there is somebody else's.
};

}  // namespace

std::unique_ptr<WholeCopies> whole_copies(const std::string& url,
                                          const std::vector<Table>& tables) {
    return std::make_unique<Copies>(url, tables);
}

std::unique_ptr<NewStore> new_store(const std::string& url) {
    return std::make_unique<NewDatabase>(url);
}

}  // namespace moothall::store::postgres
