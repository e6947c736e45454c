#pragma once

#include <moothall/service/date.h>
#include <moothall/service/panel.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cases/case_record.h"
#include "functions/call_watch.h"
#include "holidays/council_calendars.h"
#include "panels/bounded_calls.h"
#include "registers/registers.h"
#include "store/store.h"

namespace moothall::panels {

/// A panel as it stands beside a case.
struct ShownPanel {
    std::string name;
    std::string title;
    Slot slot = Slot::case_side;
    std::vector<std::pair<std::string, std::string>> rows;
    std::string not_available = {};  ///< Why there are no rows, in one sentence.
};

/// "case_side".
std::string_view name_of(Slot slot);

/// What panels need. Borrowed; all must outlive them.
struct PanelsParts {
    store::Store& store;
    const registers::Registers& registers;
    holidays::CouncilCalendars& calendars;
    functions::CallWatch watch;
    /// Told of a panel that is at fault.
    std::function<void(const std::string& sentence)> report;
};

/// The panels that plugins brought. Each call of one is made on a thread of its own, with a
/// snapshot of its own: a panel that is slow or never ends keeps nobody waiting.
///
/// Threads: any, once filled. Its end waits for calls that were left behind.
class Panels {
public:
    /// How long a panel has to answer, and how many are asked at once in the whole host.
    static constexpr std::chrono::milliseconds patience{200};
    static constexpr std::size_t threads_max = 4;

    explicit Panels(PanelsParts parts);
    ~Panels();

    /// Requires a name that begins with the plugin's, as every name of a plugin does.
    void add(PanelDeclaration panel, std::string plugin);

    /// Those that stand beside this case, by name: of its own service, and where it has a customer
    /// or a place, those that stand beside customers or places.
    std::vector<ShownPanel> beside(const cases::CaseRecord& record, Date today);

private:
    struct Known {
        PanelDeclaration declaration;
        std::string plugin;
    };

    ShownPanel show(const Known& known, const cases::CaseRecord& record, Date today) const;

    PanelsParts parts_;
    std::vector<std::unique_ptr<const Known>> panels_;
    BoundedCalls calls_{threads_max};  // Last: it ends before what its calls use.
};

}  // namespace moothall::panels
