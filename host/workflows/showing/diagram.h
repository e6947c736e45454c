#pragma once

#include <string>
#include <vector>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// One way from one state: an action, or what a timer does by itself.
struct Transition {
    std::string from;
    std::string name;  ///< Of the action or timer.
    std::string to;    ///< Empty: the case stays where it is.
    std::string by;    ///< "caseworker or time"; "after 21 working days" for a timer.
    std::string also;  ///< What it needs and does besides moving, in words.
};

/// Every way of a workflow: by state and then action in the order of the definition, each state's
/// timers after its actions. The same definition gives the same list everywhere.
std::vector<Transition> transitions(const Definition& definition);

/// The transitions as text in columns, one a line, with a line of headings.
std::string transition_table(const Definition& definition);

/// The workflow for people: every state with what can be done and what happens by itself.
std::string plain_text_diagram(const Definition& definition);

/// The workflow in Graphviz's language: states as nodes, actions as edges with who takes them,
/// timers dashed. Titles are in English. Deterministic.
std::string dot_diagram(const Definition& definition);

/// The title in English, or the name in words: "asked_for_review" becomes "Asked for review".
std::string title_of(const Words& title, const std::string& name);

}  // namespace moothall::workflows
