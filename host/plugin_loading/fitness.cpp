#include "plugin_loading/fitness.h"

#include <algorithm>

#include "plugin_loading/build_id.h"

namespace moothall::plugin_loading {

namespace {

Refusal unfit(std::string reason) {
    return Refusal{RefusalKind::not_available, std::move(reason)};
}

bool is_capital(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

bool are_letters(const std::string& letters) {
    return letters.size() == 2 && is_capital(letters[0]) && is_capital(letters[1]);
}

Result<Done> check_names(const Manifest& manifest) {
    const std::string said = name_in(manifest.file);
    if (manifest.name != said) {
        return unfit(manifest.file.filename().string() + " is the manifest of \"" + manifest.name +
                     "\": give the file and its library that name back.");
    }
    if (!manifest.letters.empty() && !are_letters(manifest.letters)) {
        return unfit(manifest.name + " has the reference letters \"" + manifest.letters +
                     "\": give it two capitals with LETTERS in moothall_add_plugin().");
    }
    if (manifest.letters.empty() && !manifest.workflows.empty()) {
        return unfit(manifest.name + " ships workflows and has no reference letters: give it two " +
                     "capitals with LETTERS in moothall_add_plugin().");
    }
    return Done{};
}

Result<Done> check_versions(const Manifest& manifest) {
    const std::string ours(sdk_version_of_host());
    if (manifest.sdk_version != ours) {
        return unfit(manifest.name + " was built for SDK " + manifest.sdk_version +
                     " and this host speaks " + ours + ": rebuild it with moothall-dev " + ours +
                     ".");
    }
    if (manifest.abi != abi_of_host()) {
        return unfit(manifest.name + " was built by " + in_words(manifest.abi) +
                     " and this host by " + in_words(abi_of_host()) +
                     ": rebuild it in the same way.");
    }
    return Done{};
}

Result<Done> check_files(const Manifest& manifest) {
    const auto build_id = build_id_of(manifest.library);
    if (!build_id) {
        return build_id.error();
    }
    if (*build_id != manifest.build_id) {
        return unfit(manifest.name + " has a manifest that was written for another build of its " +
                     "library: put the library and the manifest of one build side by side.");
    }
    for (const auto* files : {&manifest.workflows, &manifest.rules}) {
        const auto missing = std::ranges::find_if(*files, [](const std::filesystem::path& file) {
            return !std::filesystem::is_regular_file(file);
        });
        if (missing != files->end()) {
            return unfit(manifest.name + " ships " + missing->filename().string() +
                         ", which is not there: install the whole folder of the plugin.");
        }
    }
    return Done{};
}

}  // namespace

Result<Done> check_fitness(const Manifest& manifest) {
    for (const auto check : {check_names, check_versions, check_files}) {
        if (auto outcome = check(manifest); !outcome) {
            return outcome;
        }
    }
    return Done{};
}

}  // namespace moothall::plugin_loading
