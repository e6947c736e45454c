#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "documents/document_fold.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::backups {

/// A small council in which cases are opened and get notes and documents.
class CouncilWithPapers {
public:
    explicit CouncilWithPapers(const std::filesystem::path& place) : council(place) {
        if (!workflows::current_version(*council.store->read(), "parks.pitch")) {
            council.publish(workflows::pitch_workflow(""));
        }
    }

    /// Opens so many cases; gives the reference of the last.
    std::string open_cases(int count) {
        std::string reference;
        for (int number = 0; number < count; ++number) {
            reference =
                council.open("parks.pitch", Table{}.set("players", 1 + number % 30)).reference;
        }
        return reference;
    }

    Value ask(const std::string& operation, const Table& arguments) {
        const operations::Caller caller{
            workflows::officer_with({"caseworker", "data_protection", "system_administrator"}), ""};
        return operations::call(council.council, caller, operation, arguments).value();
    }

    void add_paper(const std::string& reference, const std::string& bytes) {
        ask("case.document", Table{}
                                 .set("reference", reference)
                                 .set("file", "paper.pdf")
                                 .set("bytes", bytes)
                                 .set("title", "Paper"));
    }

    void note(const std::string& reference, const std::string& text) {
        ask("case.note", Table{}.set("reference", reference).set("text", text));
    }

    /// Takes the words of its last event away.
    void erase_last(const std::string& reference) {
        ask("journal.erase", Table{}
                                 .set("stream", reference)
                                 .set("events", std::to_string(council.events(reference).size()))
                                 .set("reason", "Asked for on 4 May"));
    }

    std::int64_t position() { return council.store->read()->last_seal()->last_position; }
    std::vector<std::string> papers() { return documents::named_addresses(*council.store->read()); }

    workflows::SmallCouncil council;
};

}  // namespace moothall::backups
