#include "components/work/section.h"

namespace desk {

namespace {

void write_step(Writer& out, const ProgressStep& step) {
    using State = ProgressStep::State;
    out.markup("<li");
    out.classes({"mh-progress__step", step.state == State::done ? "mh-progress__step--done" : "",
                 step.state == State::current ? "mh-progress__step--current" : ""});
    out.attribute_unless_empty("aria-current", step.state == State::current ? "step" : "");
    out.markup("><span class=\"mh-progress__mark\" aria-hidden=\"true\">");
    if (step.state == State::done) {
        out.markup("<svg width=\"12\" height=\"12\" viewBox=\"0 0 12 12\" focusable=\"false\">");
        out.markup("<path d=\"M2 6.500l2.800 3L10 3\" fill=\"none\" stroke=\"currentColor\" ");
        out.markup("stroke-width=\"2\"/></svg>");
    }
    out.markup("</span><span class=\"mh-progress__text\">").text(step.text).markup("</span> ");
    out.markup("<span class=\"mh-progress__word\">");
    out.text(step.state == State::done      ? "Done"
             : step.state == State::current ? "Now"
                                            : "Still to come");
    out.markup("</span></li>");
}

}  // namespace

void write(Writer& out, const Section& section) {
    out.markup("<section").classes({"mh-section", section.is_next ? "mh-section--next" : ""});
    out.attribute("aria-labelledby", section.id).markup("><div class=\"mh-section__head\">");
    out.markup("<h2 class=\"mh-h2\"").attribute("id", section.id).markup(">");
    out.content(section.title).markup("</h2>");
    if (!section.aside.empty()) {
        out.markup("<span class=\"mh-section__aside\">").content(section.aside).markup("</span>");
    }
    out.markup("</div><div class=\"mh-section__body\">").html(section.content);
    out.markup("</div></section>");
}

void write(Writer& out, const Columns& columns) {
    out.markup("<div class=\"mh-columns\"><div class=\"mh-columns__main\">").html(columns.main);
    out.markup("</div><div class=\"mh-columns__side\">").html(columns.side).markup("</div></div>");
}

void write(Writer& out, const Notice& notice) {
    out.markup(
        "<div class=\"mh-notice\"><svg class=\"mh-notice__icon\" width=\"22\" height=\"22\" ");
    out.markup("viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">");
    out.markup("<path fill=\"currentColor\" d=\"M12 2 1 21h22zm-1 7h2v6h-2zm0 7.500h2v2h-2z\" ");
    out.markup("fill-rule=\"evenodd\"/></svg><p class=\"mh-notice__text\"><strong>");
    out.text(notice.title).markup("</strong> ").content(notice.content).markup("</p></div>");
}

void write(Writer& out, const Progress& progress) {
    out.markup("<ol class=\"mh-progress\"").attribute("aria-label", progress.label).markup(">");
    for (const ProgressStep& step : progress.steps) {
        write_step(out, step);
    }
    out.markup("</ol>");
}

}  // namespace desk
