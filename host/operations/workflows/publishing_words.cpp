#include "operations/workflows/publishing_words.h"

#include <moothall/service/date.h>

namespace moothall::operations {
namespace {

std::string written_by(const Table& draft) {
    const std::string when = " on " + moothall::in_words(draft.date("on"));
    const std::string& reason = draft.text("reason");
    const std::string why = reason.empty() ? "." : ": " + reason;
    return (draft.yes_no("shipped") ? "came with a plugin" + when
                                    : "by " + draft.text("by") + when) +
           why + "\n";
}

void add_sentences(std::string& text, const std::string& heading, const List& differences) {
    if (differences.empty()) {
        return;
    }
    text += "\n" + heading + "\n";
    for (const Value& one : differences) {
        text += "  " + one.as_table()->text("text") + "\n";
    }
}

void add_clashes(std::string& text, const List& clashes) {
    if (clashes.empty()) {
        return;
    }
    text += "\nBoth changed these, each in its own way. Somebody has to choose:\n";
    for (const Value& one : clashes) {
        const Table& clash = *one.as_table();
        text +=
            "  council  " + clash.text("council") + "\n  plugin   " + clash.text("shipped") + "\n";
    }
}

void add_lines(std::string& text, const std::string& heading, const List& lines) {
    if (lines.empty()) {
        return;
    }
    text += "\n" + heading + "\n";
    for (const Value& line : lines) {
        text += "  " + *line.as_text() + "\n";
    }
}

std::string three_ways(const Table& answer) {
    std::string text;
    add_clashes(text, answer.list("clashes"));
    add_sentences(text, "Only the plugin changed these; the council's own does not have them:",
                  answer.list("shipped_alone"));
    add_sentences(text, "Only the council changed these; the plugin's does not have them:",
                  answer.list("council_alone"));
    add_sentences(text, "Both changed these alike:", answer.list("alike"));
    add_lines(text, "Lines that the plugin changed:", answer.list("lines"));
    const Table& draft = answer.table("draft");
    const std::string number = std::to_string(draft.integer("draft"));
    const std::string named = answer.text("name") + " " + number;
    return text +
           "\nTo keep the council's own with what you want of the plugin's changes, write them "
           "into "
           "your file and\n  moothall workflow publish FILE --merges " +
           number +
           " --reason TEXT\nTo take the plugin's as it is:\n  moothall workflow publish-draft " +
           named + " --reason TEXT\nTo leave it:\n  moothall workflow withdraw " + named +
           " --reason TEXT\n";
}

}  // namespace

std::string findings_in_words(const Table& answer) {
    std::string text;
    for (const Value& one : answer.list("findings")) {
        text += one.as_table()->text("text") + "\n";
    }
    if (answer.has("name")) {
        text += "name: " + answer.text("name") + "\n";
    }
    return text + "sound: " + (answer.yes_no("sound") ? "yes" : "no") + "\n";
}

std::string drafts_in_words(const Table& answer) {
    const List& drafts = answer.list("drafts");
    if (drafts.empty()) {
        return "";
    }
    std::string text = "\nWaiting to be published:\n";
    for (const Value& one : drafts) {
        const Table& draft = *one.as_table();
        text += "  " + draft.text("name") + " draft " + std::to_string(draft.integer("draft")) +
                ", " + written_by(draft);
    }
    return text + "`moothall workflow compare NAME` shows what a draft changes.\n";
}

std::string comparison_in_words(const Table& answer) {
    const Table& draft = answer.table("draft");
    std::string text = answer.text("name") + "\n  draft " + std::to_string(draft.integer("draft")) +
                       ", " + written_by(draft);
    if (!answer.has("current")) {
        return text + "\nIt is the first of its name: all of it is new.\n";
    }
    const Table& current = answer.table("current");
    text += "  in use: version " + std::to_string(current.integer("version")) + ", " +
            written_by(current);
    if (answer.has("clashes")) {
        return text + three_ways(answer);
    }
    add_sentences(text, "What the draft changes:", answer.list("changes"));
    add_lines(text, "Lines that differ:", answer.list("lines"));
    return text;
}

}  // namespace moothall::operations
