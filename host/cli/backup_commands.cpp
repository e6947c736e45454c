#include <memory>

#include "backups/archive/archive.h"
#include "backups/priority.h"
#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "startup/backups/council_backup.h"
#include "startup/backups/council_drill.h"
#include "startup/backups/council_restore.h"
#include "startup/council_store.h"
#include "store/store.h"

namespace moothall::cli {
namespace {

/// What both commands are told.
struct BackupCommand {
    std::string file;
    std::optional<std::string> since;
    std::optional<std::int64_t> to_position;
    bool drill = false;
};

Value backup_answer(const backups::BackupDone& done, const std::string& file) {
    const backups::Subject& subject = done.subject;
    const backups::Written& written = done.written;
    Table answer;
    answer.set("file", file)
        .set("council", subject.council)
        .set("position", subject.position)
        .set("seal", subject.seal)
        .set("taken_at", to_text(subject.taken_at))
        .set("documents", written.documents)
        .set("missing_documents", subject.missing_documents)
        .set("bytes", written.bytes)
        .set("file_bytes", written.file_size);
    if (!written.bases.empty()) {
        answer.set("stands_on", List(written.bases.begin(), written.bases.end()));
    }
    return answer;
}

Result<Value> back_up(const Surroundings& surroundings, const BackupCommand& command) {
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return settings.error();
    }
    backups::give_way_to_others();
    const Instant now = settings->now.value_or(calendar::SystemClock().now());
    startup::BackupRequest request{
        command.file, {}, surroundings.officer, {demonstration_file}, now};
    if (command.since) {
        request.since = *command.since;
    }
    const auto done = startup::back_up(*settings, request);
    if (!done) {
        return done.error();
    }
    if (done->subject.missing_documents > 0) {
        logging::tell(spdlog::level::warn,
                      "The backup lacks " + std::to_string(done->subject.missing_documents) +
                          " documents that are named and not there: `moothall journal verify` "
                          "says which.");
    }
    if (!done->not_noted.empty()) {
        logging::tell(spdlog::level::warn,
                      "The backup is whole, but the council does not know that it was taken: " +
                          done->not_noted);
    }
    return backup_answer(*done, command.file);
}

Table restored_answer(const startup::Restored& restored) {
    return Table{}
        .set("council", restored.subject.council)
        .set("taken_at", to_text(restored.subject.taken_at))
        .set("position", restored.position)
        .set("bytes", restored.bytes)
        .set("documents", restored.documents)
        .set("erasures_repeated", restored.erasures_repeated);
}

std::int64_t milliseconds(std::chrono::microseconds time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

Value drill_answer(const startup::Drilled& drilled) {
    const auto all =
        drilled.restoring + drilled.verifying + drilled.rebuilding + drilled.comparing_documents;
    return restored_answer(drilled.restored)
        .set("proved", true)
        .set("streams", drilled.journal.streams)
        .set("events", drilled.journal.events)
        .set("seals", drilled.journal.seals)
        .set("head", drilled.journal.head)
        .set("rows", drilled.rebuild.rows)
        .set("differences", drilled.rebuild.differences)
        .set("documents", drilled.documents.documents)
        .set("restoring_ms", milliseconds(drilled.restoring))
        .set("verifying_ms", milliseconds(drilled.verifying))
        .set("documents_ms", milliseconds(drilled.comparing_documents))
        .set("rebuilding_ms", milliseconds(drilled.rebuilding))
        .set("took_ms", milliseconds(all));
}

Result<Value> restore(const Surroundings& surroundings, const BackupCommand& command) {
    const auto settings = place_of(surroundings);
    if (!settings) {
        return settings.error();
    }
    const calendar::SystemClock clock;
    const startup::RestoreRequest request{
        command.file, command.to_position, {demonstration_file}, clock.now()};
    if (command.drill) {
        const auto drilled = startup::drill(*settings, request, clock);
        return drilled ? Result<Value>(drill_answer(*drilled)) : drilled.error();
    }
    const auto restored = startup::restore(*settings, request);
    if (!restored) {
        return restored.error();
    }
    return Value(restored_answer(*restored).set("data", startup::shown_place(*settings)));
}

using Run = Result<Value> (*)(const Surroundings&, const BackupCommand&);

/// The door of both: a fault of the disk or the server is told like a refusal.
int run(Run command, const Surroundings& surroundings, const BackupCommand& told) {
    const Showing showing{surroundings.json};
    const auto answer = [&]() -> Result<Value> {
        try {
            return command(surroundings, told);
        } catch (const store::StoreFault& fault) {
            return Refusal{RefusalKind::not_available, fault.what()};
        } catch (const backups::DamagedBackup& damage) {
            return Refusal{RefusalKind::not_available, damage.what()};
        }
    }();
    if (!answer) {
        return print_refusal(answer.error(), showing);
    }
    print(*answer, showing);
    return done;
}

/// The command owns what it was told together with its options.
std::shared_ptr<BackupCommand> add_command(CLI::App& command, const Surroundings& surroundings,
                                           int& status, Run act) {
    const auto told = std::make_shared<BackupCommand>();
    command.add_option("file", told->file, "The backup.")->required();
    command.fallthrough();
    command.callback(
        [&surroundings, &status, told, act] { status = run(act, surroundings, *told); });
    return told;
}

}  // namespace

void add_backup_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* backup =
        program.add_subcommand("backup", "Takes a backup into a file while others work.");
    const auto backing_up = add_command(*backup, surroundings, status, back_up);
    backup->add_option("--since", backing_up->since,
                       "An earlier backup beside it: only what that one lacks is written.");
    CLI::App* restoring =
        program.add_subcommand("restore", "Restores a backup to where there is nothing yet.");
    const auto told = add_command(*restoring, surroundings, status, restore);
    restoring->add_flag("--drill", told->drill,
                        "Restore it to a temporary place, prove all of it, and take it away.");
    restoring->add_option("--to-position", told->to_position,
                          "End at this position of the journal.");
}

}  // namespace moothall::cli
