#pragma once

#include <moothall/service/value.h>

#include <functional>
#include <memory>

#include "calendar/clock.h"
#include "deliveries/deliveries.h"
#include "functions/functions.h"
#include "holidays/council_calendars.h"
#include "identity/passwords.h"
#include "identity/sign_in.h"
#include "journal/fold.h"
#include "journal/ids.h"
#include "journal/journal.h"
#include "panels/panels.h"
#include "registers/registers.h"
#include "store/documents.h"
#include "store/store.h"
#include "workflows/deciding.h"
#include "workflows/running/bundles.h"

namespace moothall::operations {

/// One council at work: every part that operations need, built in startup and borrowed here.
struct Council {
    store::Store& store;
    store::Documents& documents;
    journal::Journal& journal;
    const journal::Folds& folds;
    journal::Randomness randomness;
    const calendar::Clock& clock;
    holidays::CouncilCalendars& calendars;
    registers::Registers& registers;
    functions::Functions& functions;
    workflows::Bundles& bundles;
    workflows::Deciding& deciding;
    deliveries::Deliveries& deliveries;
    identity::Passwords& passwords;
    identity::SignIn& sign_in;
    panels::Panels& panels;
    /// What is loaded, and what was refused and why, as `plugin list` shows it.
    std::shared_ptr<const Value> plugins;
    /// Folds the journal into an empty store of its own and compares it with the projections.
    std::function<Result<Value>()> rebuild_check;
};

/// The same council, but for where operations read and write.
Council on_store(const Council& council, store::Store& store);

}  // namespace moothall::operations
