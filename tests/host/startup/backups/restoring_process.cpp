#include <dlfcn.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "startup/backups/council_restore.h"

// Restores a backup and is killed before its so-manieth step that others could see: whatever
// changes a name, brings something to the disk, talks to the server or starts a program. Arguments:
// the backup, the place (a folder or a URL), the number of the step, the position to end at or
// "all". Ends with status 0 if it has fewer steps.
namespace {

int steps_left = 0;  // Set before any step counts.
bool counts = false;

void step() {
    if (counts && --steps_left == 0) {
        ::raise(SIGKILL);
    }
}

/// The function that these stand before.
template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int rename(const char* from, const char* to) noexcept {
    step();
    return next<decltype(rename)>("rename")(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
    step();
    return next<decltype(renameat2)>("renameat2")(from_folder, from, to_folder, to, flags);
}

int link(const char* from, const char* to) noexcept {
    step();
    return next<decltype(link)>("link")(from, to);
}

int unlink(const char* file) noexcept {
    step();
    return next<decltype(unlink)>("unlink")(file);
}

int unlinkat(int folder, const char* file, int flags) noexcept {
    step();
    return next<decltype(unlinkat)>("unlinkat")(folder, file, flags);
}

int mkdir(const char* folder, mode_t mode) noexcept {
    step();
    return next<decltype(mkdir)>("mkdir")(folder, mode);
}

int fsync(int file) {
    step();
    return next<decltype(fsync)>("fsync")(file);
}

int fdatasync(int file) {
    step();
    return next<decltype(fdatasync)>("fdatasync")(file);
}

int syncfs(int file) noexcept {
    step();
    return next<decltype(syncfs)>("syncfs")(file);
}

ssize_t send(int socket, const void* bytes, size_t size, int flags) {
    step();
    return next<decltype(send)>("send")(socket, bytes, size, flags);
}

int posix_spawn(pid_t* process, const char* path, const posix_spawn_file_actions_t* actions,
                const posix_spawnattr_t* attributes, char* const words[],
                char* const environment[]) noexcept {
    step();
    return next<decltype(posix_spawn)>("posix_spawn")(process, path, actions, attributes, words,
                                                      environment);
}

}  // extern "C"

int main(int, char** arguments) {
    namespace startup = moothall::startup;
    const std::string place = arguments[2];
    const std::string position = arguments[4];
    startup::Settings settings;
    if (place.find("://") == std::string::npos) {
        settings.data_folder = place;
    } else {
        settings.database_url = place;
        settings.data_folder = std::string(arguments[1]) + ".machine";
    }
    startup::RestoreRequest request{arguments[1],
                                    {},
                                    {"demonstration"},
                                    moothall::parse_instant("2026-05-05T01:00:00Z").value()};
    if (position != "all") {
        request.to_position = std::atoll(position.c_str());
    }
    steps_left = std::atoi(arguments[3]);
    counts = true;
    const auto restored = startup::restore(settings, request);
    counts = false;
    if (!restored) {
        std::fprintf(stderr, "%s\n", restored.error().reason.c_str());
        return 1;
    }
    return 0;
}
