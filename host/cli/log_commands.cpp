#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>

#include "access/access.h"
#include "case_logs/export_log.h"
#include "case_logs/import_log.h"
#include "cli/own_commands.h"
#include "cli/terminal.h"

namespace moothall::cli {
namespace {

namespace fs = std::filesystem;

/// What the two commands are told.
struct LogCommand {
    std::string file;
    std::string type;
    std::string format;
    bool again = false;
};

/// The council, and who may do this in it.
struct Admitted {
    std::unique_ptr<startup::RunningCouncil> running;
    operations::Caller caller;
};

Result<Admitted> admit(const Surroundings& surroundings, access::Deed deed) {
    auto running = open_council(surroundings);
    if (!running) {
        return running.error();
    }
    const auto caller = caller_of((*running)->council(), surroundings);
    if (!caller) {
        return caller.error();
    }
    if (const auto may = access::may(caller->actor, deed); !may) {
        return may.error();
    }
    return Admitted{*std::move(running), *caller};
}

void show_progress(std::size_t done, std::size_t cases) {
    constexpr std::size_t step = 5'000;
    if (done % step == 0 && done < cases) {
        print_progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(cases));
    }
}

case_logs::ImportParts parts_of(startup::RunningCouncil& running) {
    operations::Council& council = running.council();
    std::map<std::string, std::string> letters;
    for (const auto& plugin : running.plugins().plugins) {
        letters.emplace(plugin.manifest.name, plugin.manifest.letters);
    }
    return {council.store, council.folds, council.bundles, council.randomness, std::move(letters)};
}

Result<Value> import_file(const Surroundings& surroundings, const LogCommand& command) {
    const auto format = event_logs::format_of(command.format, command.file);
    if (!format) {
        return format.error();
    }
    std::ifstream file(command.file, std::ios::binary);
    if (!file || fs::is_directory(command.file)) {
        return Refusal{RefusalKind::not_found, "The file " + command.file + " cannot be read."};
    }
    const auto admitted = admit(surroundings, access::Deed::administer);
    if (!admitted) {
        return admitted.error();
    }
    operations::Council& council = admitted->running->council();
    const auto taking = command.again ? case_logs::Taking::again : case_logs::Taking::first_time;
    const auto done =
        case_logs::import_log(parts_of(*admitted->running), file,
                              {fs::path(command.file).filename(), command.type, taking,
                               admitted->caller.actor.id, council.clock.now(), *format},
                              show_progress);
    if (!done) {
        return done.error();
    }
    return Value(Table{}
                     .set("cases", static_cast<std::int64_t>(done->cases))
                     .set("events", static_cast<std::int64_t>(done->events))
                     .set("cases_added_to", static_cast<std::int64_t>(done->cases_added_to))
                     .set("events_passed_over", static_cast<std::int64_t>(done->events_passed_over))
                     .set("type", command.type)
                     .set("sha256", done->sha256));
}

/// A file that is written beside its place and put there when it is whole; what is no plain file
/// (a pipe, a terminal) is written as it is.
class WholeFile {
public:
    explicit WholeFile(fs::path place)
        : place_(std::move(place)),
          is_plain_(!fs::exists(place_) || fs::is_regular_file(place_)),
          written_(is_plain_ ? fs::path(place_.string() + ".unfinished") : place_),
          stream_(written_, std::ios::binary | std::ios::trunc) {}
    ~WholeFile() {
        std::error_code ignored;
        if (is_plain_) {
            fs::remove(written_, ignored);
        }
    }
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    bool is_open() const { return stream_.is_open(); }
    std::ostream& stream() { return stream_; }

    void finish() {
        stream_.close();
        if (!stream_) {
            throw std::runtime_error("The file " + place_.string() +
                                     " cannot be written: is the disk full?");
        }
        if (is_plain_) {
            fs::rename(written_, place_);
        }
    }

private:
    fs::path place_;
    bool is_plain_;
    fs::path written_;
    std::ofstream stream_;
};

Result<Value> export_file(const Surroundings& surroundings, const LogCommand& command) {
    const auto format = event_logs::format_of(command.format, command.file);
    if (!format) {
        return format.error();
    }
    const auto admitted = admit(surroundings, access::Deed::administer);
    if (!admitted) {
        return admitted.error();
    }
    WholeFile file(command.file);
    if (!file.is_open()) {
        return Refusal{RefusalKind::invalid_input,
                       "The file " + command.file + " cannot be written: check its folder."};
    }
    operations::Council& council = admitted->running->council();
    const auto done = case_logs::export_log(*council.store.read(), council.folds,
                                            {command.type, *format}, file.stream());
    if (!done) {
        return done.error();
    }
    file.finish();
    return Value(Table{}
                     .set("cases", static_cast<std::int64_t>(done->cases))
                     .set("events", static_cast<std::int64_t>(done->events))
                     .set("file", command.file));
}

constexpr const char* format_words = "csv, xes, or for an export ocel; else by the file's ending.";

using Run = std::function<Result<Value>(const Surroundings&, const LogCommand&)>;

/// Adds what both commands have. The command owns what it was told together with its options.
std::shared_ptr<LogCommand> add_command(CLI::App& command, const Surroundings& surroundings,
                                        int& status, Run run) {
    const auto told = std::make_shared<LogCommand>();
    command.add_option("file", told->file, "The event log.")->required();
    command.add_option("--format", told->format, format_words);
    command.fallthrough();
    command.callback([&surroundings, &status, told, run = std::move(run)] {
        const auto answer = run(surroundings, *told);
        if (!answer) {
            status = print_refusal(answer.error(), {surroundings.json});
            return;
        }
        print(*answer, {surroundings.json});
        status = done;
    });
    return told;
}

}  // namespace

void add_log_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* import = program.add_subcommand("import", "Takes an event log into cases.");
    const auto importing = add_command(*import, surroundings, status, import_file);
    import
        ->add_option("--type", importing->type, "The case type, such as regulatory.permit_receipt.")
        ->required();
    import->add_flag("--again", importing->again,
                     "Take a file that was imported before, and of it what is not here yet.");
    CLI::App* out = program.add_subcommand("export", "Writes cases as an event log.");
    const auto exporting = add_command(*out, surroundings, status, export_file);
    out->add_option("--type", exporting->type, "Only cases of this type.");
}

}  // namespace moothall::cli
