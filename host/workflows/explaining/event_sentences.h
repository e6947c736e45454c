#pragma once

#include <string>
#include <vector>

#include "journal/event.h"
#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// What an event of a case did, one sentence for each thing: "The letter 'reminder' was asked for."
/// The move of the case itself is not among them. An erased event says that its words are gone. A
/// kind that is not known here is named.
std::vector<std::string> sentences_of(const journal::Event& event, const Definition& definition);

/// The same without what came of it for clocks and timers.
std::vector<std::string> deeds_of(const journal::Event& event, const Definition& definition);

/// What came of an event for the clocks and timers of its case: "The timer 'chase' was set …".
std::vector<std::string> clock_sentences_of(const journal::Event& event,
                                            const Definition& definition);

}  // namespace moothall::workflows
