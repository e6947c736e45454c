#pragma once

#include <string>
#include <vector>

#include "html/content.h"
#include "html/html.h"
#include "html/writer.h"

namespace desk {

/// A part of a page in a frame, with its heading.
struct Section {
    std::string id;  ///< Of the heading, which names the section.
    Content title;
    Content aside = {};  ///< At the right of the heading: a link, "2 of 4 done".
    Html content = {};
    bool is_next = false;  ///< It holds what is to be done now.
};
void write(Writer& out, const Section& section);

/// The main column of a record and what stands beside it.
struct Columns {
    Html main;
    Html side;
};
void write(Writer& out, const Columns& columns);

/// Something that has to be borne in mind through the whole case: an adjustment, a warning.
struct Notice {
    std::string title;
    Content content;
};
void write(Writer& out, const Notice& notice);

/// One step towards an end.
struct ProgressStep {
    std::string text;
    enum class State { done, current, ahead } state = State::ahead;
};

/// How far a case has come. Each step says in words whether it is done, the present one or ahead.
struct Progress {
    std::vector<ProgressStep> steps;
    std::string label = "Steps";
};
void write(Writer& out, const Progress& progress);

}  // namespace desk
