#include "case_logs/case_visits.h"
#include "case_logs/export_formats.h"
#include "event_logs/xes/xes_writer.h"

namespace moothall::case_logs {
namespace {

using event_logs::ImportedCase;
using event_logs::ImportedEvent;

class IntoXes final : public CaseVisitor {
public:
    IntoXes(event_logs::XesWriter& writer, Exported& exported)
        : writer_(writer), exported_(exported) {}

    void begin(const cases::CaseRecord&, const ImportedCase& of_case) override {
        writer_.begin_case(of_case);
    }
    void event(std::int64_t, const ImportedEvent& event) override {
        writer_.write(event);
        ++exported_.events;
    }
    void end() override { writer_.end_case(); }

private:
    event_logs::XesWriter& writer_;
    Exported& exported_;
};

}  // namespace

Exported export_xes(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                    std::ostream& out) {
    event_logs::KnownKinds kinds;
    for (const TakenLog& log : logs_of(reader, type)) {
        kinds.add(columns_of(log));
    }
    event_logs::XesWriter writer(out, type.empty() ? "All cases" : type, std::move(kinds));
    Exported exported;
    IntoXes visitor(writer, exported);
    exported.cases = visit_cases(reader, folds, type, visitor);
    writer.finish();
    return exported;
}

}  // namespace moothall::case_logs
