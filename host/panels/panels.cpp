#include "panels/panels.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "csv/utf8.h"
#include "registers/noting_reading.h"
#include "words/blank.h"

namespace moothall::panels {
namespace {

constexpr std::size_t rows_max = 100;
constexpr std::size_t text_max = 4'000;

/// A case as a panel sees it.
class CaseBeside final : public Case {
public:
    CaseBeside(const cases::CaseRecord& record, Date today) : record_(record), today_(today) {}

    const std::string& reference() const override { return record_.reference; }
    const std::string& type() const override { return record_.type; }
    const std::string& state() const override { return record_.state; }
    const Table& fields() const override { return record_.fields; }
    std::optional<std::string> place() const override {
        return record_.place.empty() ? std::nullopt : std::optional(record_.place);
    }
    Date today() const override { return today_; }

private:
    const cases::CaseRecord& record_;
    Date today_;
};

bool stands_beside(const PanelDeclaration& panel, const std::string& plugin,
                   const cases::CaseRecord& record) {
    switch (panel.slot) {
        case Slot::customer_side:
            return !record.customer.empty();
        case Slot::place_side:
            return !record.place.empty();
        case Slot::case_side:
            return plugin == record.service();
    }
    return false;  // The list is open: a later slot is shown by those who know it.
}

std::string in_plain_words(std::string text) {
    text.resize(std::min(text.size(), text_max));
    while (const auto wrong = csv::first_not_utf8(text)) {
        text.replace(*wrong, 1, "?");
    }
    return text;
}

/// What the calls of one caller found, some of them after it has gone.
struct Found {
    std::mutex mutex;
    std::vector<std::optional<ShownPanel>> shown;
};

}  // namespace

std::string_view name_of(Slot slot) {
    switch (slot) {
        case Slot::customer_side:
            return "customer_side";
        case Slot::place_side:
            return "place_side";
        case Slot::case_side:
            return "case_side";
    }
    return "case_side";
}

Panels::Panels(PanelsParts parts) : parts_(std::move(parts)) {}
Panels::~Panels() = default;

void Panels::add(PanelDeclaration panel, std::string plugin) {
    panels_.push_back(std::make_unique<Known>(Known{std::move(panel), std::move(plugin)}));
    std::ranges::sort(panels_, {}, [](const auto& known) { return known->declaration.name; });
}

ShownPanel Panels::show(const Known& known, const cases::CaseRecord& record, Date today) const {
    const PanelDeclaration& panel = known.declaration;
    ShownPanel shown{panel.name, panel.title, panel.slot, {}};
    const functions::WatchedCall watched(parts_.watch, known.plugin, "panel " + panel.name,
                                         record.reference);
    try {
        const auto reader = parts_.store.read();
        const auto calendars = parts_.calendars.as_of(*reader);
        registers::NotingReading reading(*reader, parts_.registers, *calendars);
        const auto made = panel.show(CaseBeside(record, today), reading);
        if (made) {
            for (const auto& [name, value] : made->rows) {
                if (shown.rows.size() < rows_max) {
                    shown.rows.emplace_back(in_plain_words(name), in_plain_words(value));
                }
            }
        } else {
            shown.not_available = in_plain_words(made.error().reason);
        }
        if (!made && words::is_blank(shown.not_available)) {
            shown.not_available = "The plugin " + known.plugin + " refused it without a word.";
        }
    } catch (const RefusedError& refused) {
        shown.not_available = in_plain_words(refused.refusal().reason);
    } catch (const std::exception& thrown) {
        shown.not_available = "This cannot be shown: the plugin " + known.plugin +
                              " is at fault. Everything else can be worked on.";
        parts_.report("The panel " + panel.name + " of the plugin " + known.plugin +
                      " is at fault at " + record.reference + ": " + in_plain_words(thrown.what()));
    }
    return shown;
}

std::vector<ShownPanel> Panels::beside(const cases::CaseRecord& record, Date today) {
    // Both are shared by this caller and by the calls that it may leave behind.
    const auto about = std::make_shared<const cases::CaseRecord>(record);
    const auto found = std::make_shared<Found>();
    std::vector<ShownPanel> all;
    std::vector<std::function<void()>> calls;
    for (const auto& known : panels_) {
        const PanelDeclaration& panel = known->declaration;
        if (!stands_beside(panel, known->plugin, record)) {
            continue;
        }
        all.push_back({panel.name, panel.title, panel.slot, {}});
        all.back().not_available = "This takes too long to show now. Look again later.";
        calls.emplace_back([this, &one = *known, about, found, today, at = calls.size()] {
            ShownPanel shown = show(one, *about, today);
            const std::lock_guard lock(found->mutex);
            found->shown[at] = std::move(shown);
        });
    }
    found->shown.resize(calls.size());
    calls_.make(calls, patience);
    const std::lock_guard lock(found->mutex);
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (found->shown[at]) {
            all[at] = *std::move(found->shown[at]);
        }
    }
    return all;
}

}  // namespace moothall::panels
